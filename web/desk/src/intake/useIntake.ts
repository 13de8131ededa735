import { computed, reactive, ref, watch } from 'vue'
import { asProblem, newId, type Customer, type OpenOrder, type Problem, type Receipt } from '@guiju/api'
import { guiju } from '../guiju'

type Report = Omit<OpenOrder, 'customerId' | 'reportedAt' | 'occurredAt' | 'deviations' | 'device'>

/** A report as it is being taken down: what has not been said yet is blank. */
type Draft = { [K in keyof Report]: '' | NonNullable<Report[K]> }

const fresh = (): Draft => ({
  kind: 'fault', summary: '', product: '', scope: 'within-province', tier: '', contract: '', place: '', equipment: '',
  siteId: '', contact: '', phone: '', address: '', channel: 'phone',
})

const known = (text: string | null | undefined) => (text && !text.includes('*') ? text : '')

/** A report being taken down: whom it concerns fills in what is known of him. */
export function useIntake() {
  const customer = ref<Customer>()
  const form = reactive(fresh())
  const reportedAt = ref<string>()
  const problem = ref<Problem>()
  const busy = ref(false)
  let key = newId()
  let lastBody = ''

  const site = computed(() => customer.value?.sites.find((one) => one.id === form.siteId))
  const lacking = computed(() => (['summary', 'product', 'scope', 'tier', 'contract', 'place', 'siteId', 'contact', 'phone'] as const)
    .filter((name) => !form[name].trim()))
  const ready = computed(() => customer.value !== undefined && lacking.value.length === 0 && !busy.value)

  function choose(chosen: Customer | undefined): void {
    customer.value = chosen
    const service = chosen?.services[0]
    Object.assign(form, {
      tier: service?.tier ?? chosen?.tier ?? '',
      contract: service?.contract ?? chosen?.contract ?? '',
      product: service?.product ?? '',
      scope: service?.scope ?? 'within-province',
      contact: known(chosen?.contact),
      phone: known(chosen?.phone),
      siteId: service?.siteId ?? chosen?.sites[0]?.id ?? '',
    })
  }

  /** What the customer has of this product: its scope, tier and contract are what counts. */
  function takeService(id: string): void {
    const service = customer.value?.services.find((one) => one.id === id)
    if (!service) return
    Object.assign(form, { product: service.product, scope: service.scope, tier: service.tier, contract: service.contract })
    if (service.siteId) form.siteId = service.siteId
  }

  watch(site, (now) => {
    if (!now) return
    form.address = now.address
    form.place = now.place
  })

  async function save(): Promise<Receipt | undefined> {
    if (!customer.value) return undefined
    busy.value = true
    problem.value = undefined
    const said = Object.fromEntries(Object.entries({ ...form, reportedAt: reportedAt.value, customerId: customer.value.id }).filter(([, value]) => value))
    const text = JSON.stringify(said)
    if (text !== lastBody) key = newId()
    lastBody = text
    try {
      return await guiju.act('/api/orders', said, { key })
    } catch (thrown) {
      problem.value = asProblem(thrown)
      if (!problem.value.outcomeUnknown) lastBody = ''
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { customer, form, reportedAt, site, problem, lacking, ready, busy, choose, takeService, save }
}

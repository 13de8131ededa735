import { computed, inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { OrderPage } from '@guiju/api'

const key: InjectionKey<ComputedRef<Map<string, string>>> = Symbol('norms')
const none = computed(() => new Map<string, string>())

/** Lets what is below tell norms by their titles. */
export function provideNorms(page: Ref<OrderPage | undefined>): void {
  provide(key, computed(() => new Map(page.value?.verdicts.map((verdict) => [verdict.norm, verdict.title]))))
}

export function useNorms(): ComputedRef<Map<string, string>> {
  return inject(key, none)
}

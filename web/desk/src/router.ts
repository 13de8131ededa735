import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { guiju } from './guiju'
import { useSession } from './session/useSession'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** Reachable without sign-in, and shown without the shell. */
    open?: boolean
    bare?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  // Asked when it is entered: only then is it known who is signed in.
  { path: '/', component: { render: () => null }, beforeEnter: () => (useSession().isA('engineer') ? '/site' : '/queue') },
  { path: '/sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: 'signIn.title', open: true } },
  { path: '/setup', component: () => import('./session/SetupPage.vue'), meta: { title: 'setup.title', open: true } },
  { path: '/queue', component: () => import('./queue/QueuePage.vue'), meta: { title: 'nav.queue' } },
  { path: '/orders', component: () => import('./orders/OrderListPage.vue'), meta: { title: 'nav.orders' } },
  { path: '/orders/:id', component: () => import('./order/OrderPage.vue'), props: true, meta: { title: 'nav.order' } },
  { path: '/intake', component: () => import('./intake/IntakePage.vue'), meta: { title: 'nav.intake' } },
  { path: '/site', component: () => import('./site/MyVisitsPage.vue'), meta: { title: 'nav.site' } },
  { path: '/site/:id', component: () => import('./site/SitePage.vue'), props: true, meta: { title: 'nav.site' } },
  { path: '/notices', component: () => import('./notices/NoticesPage.vue'), meta: { title: 'nav.notices' } },
  { path: '/appeals', component: () => import('./appeals/AppealsPage.vue'), meta: { title: 'nav.appeals' } },
  { path: '/changes', component: () => import('./changes/ChangesPage.vue'), meta: { title: 'nav.changes' } },
  { path: '/imports', component: () => import('./imports/ImportsPage.vue'), meta: { title: 'nav.imports' } },
  { path: '/imports/:id', component: () => import('./imports/ImportPage.vue'), props: true, meta: { title: 'nav.imports' } },
  { path: '/imports/:id/cases/:caseId', component: () => import('./imports/ImportedCasePage.vue'), props: true, meta: { title: 'nav.imports' } },
  { path: '/packs', component: () => import('./documents/DocumentsPage.vue'), meta: { title: 'nav.packs' } },
  { path: '/packs/:id', component: () => import('./documents/DocumentPage.vue'), props: true, meta: { title: 'nav.packs' } },
  { path: '/packs/:id/:revision', component: () => import('./packs/PackPage.vue'), props: true, meta: { title: 'nav.packs' } },
  { path: '/:rest(.*)*', component: () => import('./shell/NotFoundPage.vue'), meta: { title: 'notFound.title' } },
]

export const router = createRouter({ history: createWebHistory('/'), routes })

router.beforeEach(async (to) => {
  const session = useSession()
  await session.load()
  if (to.meta.open || session.signedIn) return true
  const { needed } = await guiju.read(guiju.http.GET('/api/setup'))

  return needed ? '/setup' : { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})

import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from './session/useSession'
import VisitsPage from './visits/VisitsPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory('/field/'),
  routes: [
    { path: '/sign-in', component: () => import('./session/SignInPage.vue'), meta: { open: true } },
    { path: '/', component: VisitsPage },
    { path: '/orders/:id', component: () => import('./visits/VisitPage.vue'), props: true },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  await session.load()

  return to.meta.open || session.me.value ? true : { path: '/sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
})

import { createRouter, createWebHistory } from 'vue-router'
import { i18n } from './i18n'
import { useSession } from './stores/session'

declare module 'vue-router' {
  interface RouteMeta { open?: boolean, title?: string }
}

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./modules/access/SignInPage.vue'), meta: { open: true, title: 'signIn.title' } },
    { path: '/setup', name: 'setup', component: () => import('./modules/access/SetUpPage.vue'), meta: { open: true, title: 'setUp.title' } },
    {
      path: '/',
      component: () => import('./shell/Shell.vue'),
      children: [
        { path: '', name: 'communities', component: () => import('./modules/community/CommunitiesPage.vue'), meta: { title: 'communities.title' } },
        { path: 'communities/:id', name: 'community', component: () => import('./modules/community/CommunityPage.vue'), props: true },
        { path: ':path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue'), meta: { title: 'notFound.title' } },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  await session.load()
  if (to.meta.open || session.operator || session.failure) return true
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
})

router.afterEach((to) => {
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('product')}` : t('product')
})

import { client, dataOf } from './client'
import type { components } from './schema'

export { onSignedOut } from './client'
export { ApiProblem } from './problem'

type Schemas = components['schemas']
export type Community = Schemas['Community']
export type Group = Schemas['Group']
export type Metric = Schemas['Metric']
export type NewGoal = Schemas['NewGoal']
export type NewOwner = Schemas['NewOwner']
export type Operator = Schemas['Operator']
export type Pitfall = Schemas['Pitfall']
export type Report = Schemas['Report']
export type Speaker = Schemas['Speaker']
export type Trend = Schemas['Trend']
export type Verdict = Schemas['Verdict']

export interface ReportFilter { from?: string, to?: string, group?: string }
type Lang = 'zh' | 'en'

export const api = {
  setup: (signal?: AbortSignal) => dataOf(client.GET('/api/v1/setup', { signal })),
  createOwner: (body: NewOwner) => dataOf(client.POST('/api/v1/setup', { body })),

  session: () => dataOf(client.GET('/api/v1/session')),
  signIn: (login: string, password: string) => dataOf(client.POST('/api/v1/session', { body: { login, password } })),
  signOut: () => dataOf(client.DELETE('/api/v1/session')),

  communities: (query: { cursor?: string, limit?: number }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities', { params: { query }, signal })),
  community: (id: string, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{id}', { params: { path: { id } }, signal })),
  groups: (id: string, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{id}/groups', { params: { path: { id } }, signal })),
  report: (id: string, query: ReportFilter & { lang: Lang }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{id}/report', { params: { path: { id }, query }, signal })),
  trend: (id: string, query: ReportFilter & { lang: Lang, bucket: Trend['bucket'] }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{id}/trend', { params: { path: { id }, query }, signal })),
  speakers: (id: string, query: ReportFilter & { cursor?: string, limit?: number }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{id}/speakers', { params: { path: { id }, query }, signal })),
  createGoal: (id: string, body: NewGoal) =>
    dataOf(client.POST('/api/v1/communities/{id}/goals', { params: { path: { id } }, body })),
}

import { client, dataOf, type Written } from './client'
import type { components } from './schema'

export { onSignedOut } from './client'
export { ApiProblem } from './problem'

type Schemas = { [Name in keyof components['schemas']]: Written<components['schemas'][Name]> }
export type Verdict = 'danger' | 'watch' | 'good' | 'cannot_judge'
export type Bucket = 'day' | 'week' | 'month'
export type Community = Schemas['OverviewItem']
export type Group = Schemas['GroupView']
export type Metric = Schemas['MetricJson']
export type NewGoal = components['schemas']['NewGoal']
export type NewOwner = components['schemas']['SetupRequest']
export type Operator = Schemas['OperatorView']
export type Pitfall = Omit<Schemas['PitfallJson'], 'verdict' | 'threshold'> & {
  verdict: Verdict
  threshold: { value: number, direction: 'at_least' | 'at_most' | 'below', reason: string } | null
}
export type Report = Omit<Schemas['ReportJson'], 'pitfalls' | 'trend'> & { pitfalls: Pitfall[], trend: Trend }
export type Speaker = Schemas['SpeakerJson']
export type Trend = Omit<Schemas['TrendJson'], 'bucket'> & { bucket: Bucket }

export interface ReportFilter { from?: string, to?: string, group?: string }
type Lang = 'zh' | 'en'

export const api = {
  setup: (signal?: AbortSignal) => dataOf(client.GET('/api/v1/setup', { signal })),
  createOwner: (body: NewOwner) => dataOf(client.POST('/api/v1/setup', { body })),

  session: () => dataOf(client.GET('/api/v1/session')),
  signIn: (login: string, password: string) => dataOf(client.POST('/api/v1/session', { body: { login, password } })),
  signOut: () => dataOf(client.DELETE('/api/v1/session')),

  communities: (query: { cursor?: string, limit?: number }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/overview', { params: { query }, signal })),
  community: (communityId: string, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/overview/{communityId}', { params: { path: { communityId } }, signal })),
  groups: (communityId: string, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{communityId}/groups', { params: { path: { communityId } }, signal })),
  report: (communityId: string, query: ReportFilter & { lang: Lang }, signal?: AbortSignal): Promise<Report> =>
    dataOf(client.GET('/api/v1/communities/{communityId}/report', { params: { path: { communityId }, query }, signal })) as Promise<Report>,
  trend: (communityId: string, query: ReportFilter & { lang: Lang, bucket: Bucket }, signal?: AbortSignal): Promise<Trend> =>
    dataOf(client.GET('/api/v1/communities/{communityId}/trend', { params: { path: { communityId }, query }, signal })) as Promise<Trend>,
  speakers: (communityId: string, query: ReportFilter & { cursor?: string, limit?: number }, signal?: AbortSignal) =>
    dataOf(client.GET('/api/v1/communities/{communityId}/speakers', { params: { path: { communityId }, query }, signal })),
  createGoal: (communityId: string, body: NewGoal) =>
    dataOf(client.POST('/api/v1/communities/{communityId}/goals', { params: { path: { communityId } }, body })),
}

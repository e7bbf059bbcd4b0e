import type { Pitfall, Verdict } from '@hearth/api'
import type { ChipState } from '@hearth/ui'

const ORDER: readonly Verdict[] = ['danger', 'watch', 'good', 'cannot_judge']

/** Danger first; within a verdict the server's own order stands. */
export function byVerdict(pitfalls: readonly Pitfall[]): Record<Verdict, Pitfall[]> {
  const sorted: Record<Verdict, Pitfall[]> = { danger: [], watch: [], good: [], cannot_judge: [] }
  for (const pitfall of pitfalls) sorted[pitfall.verdict].push(pitfall)
  return sorted
}

/** The one to decide about: the first in danger, else the first to watch. */
export function rootCause(pitfalls: readonly Pitfall[]): Pitfall | undefined {
  const sorted = byVerdict(pitfalls)
  return ORDER.slice(0, 2).flatMap((verdict) => sorted[verdict])[0]
}

export function chipOf(verdict: Verdict): ChipState {
  return verdict === 'cannot_judge' ? 'unknown' : verdict
}

export interface SentencePart { text: string, figure: boolean }

/** Splits a sentence at the figure it states, so that the figure can be set apart. */
export function splitAtFigure(sentence: string, candidates: readonly string[]): SentencePart[] {
  for (const candidate of candidates) {
    const at = sentence.search(new RegExp(`(?<![\\d.,])${candidate.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\d])`))
    if (at >= 0) {
      return [
        { text: sentence.slice(0, at), figure: false },
        { text: candidate, figure: true },
        { text: sentence.slice(at + candidate.length), figure: false },
      ]
    }
  }
  return [{ text: sentence, figure: false }]
}

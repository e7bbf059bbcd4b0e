export type ChipState = 'danger' | 'watch' | 'good' | 'unknown'

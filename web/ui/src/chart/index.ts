export { default as Chart } from './Chart.vue'
export type { Palette } from './palette'

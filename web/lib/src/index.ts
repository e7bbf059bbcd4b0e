export * from './format'
export * from './period'
export * from './request'

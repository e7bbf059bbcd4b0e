/** What the browser keeps between visits. A browser that keeps nothing still shows everything. */
export function remembered(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key)
  } catch {
    return undefined
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Nothing to be done, and nothing depends on it.
  }
}

/** Shows what it holds only after a moment: a skeleton that flashes by is worse than none. */
import { useEffect, useState, type ReactNode } from 'react'

const patienceMs = 300

export function Delayed({ children }: { readonly children: ReactNode }) {
  const [isDue, setIsDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return isDue ? children : null
}

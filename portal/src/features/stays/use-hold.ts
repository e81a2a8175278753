'use client';

import { type FocusEvent, type PointerEvent, useState } from 'react';

/** True while someone points at a list or works in it: news waits then, so that nothing moves under the cursor. */
export function useHold() {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  return {
    isHeld: isPointedAt || hasFocus,
    holdProps: {
      onPointerEnter: (event: PointerEvent) => setPointedAt(event.pointerType === 'mouse'),
      onPointerLeave: () => setPointedAt(false),
      onFocus: () => setFocus(true),
      onBlur: (event: FocusEvent) => setFocus(event.currentTarget.contains(event.relatedTarget)),
    },
  };
}

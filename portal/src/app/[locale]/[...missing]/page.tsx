import { notFound } from 'next/navigation';

/** Any address under a language that no page answers: so that the missing page too speaks that language. */
export default function MissingPage() {
  notFound();
}

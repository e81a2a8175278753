type Contact = { phone: string; email: string };

/** +84912345678 as people say it: 0912 345 678. */
export function showPhone(phone: string | null | undefined): string {
  const digits = phone?.match(/^\+84(\d{3})(\d{3})(\d{3})$/);
  return digits ? `0${digits[1]} ${digits[2]} ${digits[3]}` : (phone ?? '');
}

/** What differs from what the form showed: the rest stays as it is, and asks for no password. */
export function changedContact(shown: Contact, typed: Contact): Partial<Contact> {
  return {
    ...(typed.phone !== shown.phone && { phone: typed.phone }),
    ...(typed.email !== shown.email && { email: typed.email }),
  };
}

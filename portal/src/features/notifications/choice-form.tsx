import type { MyNotificationChoicesQuery } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { saveChoices } from './actions.ts';
import { notificationsMessages } from './notifications.messages.ts';

type Choices = MyNotificationChoicesQuery['notificationPreferences'];

const ways = ['email', 'sms'] as const;

type ChoiceFormProps = {
  locale: Locale;
  choices: Choices;
  /** What was ticked when it could not be saved: as it was, not as it is held. */
  ticked: Readonly<Record<string, string>> | null;
};

/** Every kind by every way, in one form that needs no script. */
export function ChoiceForm({ locale, choices, ticked }: ChoiceFormProps) {
  const words = notificationsMessages[locale];
  const save = saveChoices.bind(
    null,
    locale,
    choices.map(({ kind }) => kind),
  );
  return (
    <section id="choices" aria-labelledby="choices-title" className="mt-12 scroll-mt-24">
      <h2 id="choices-title" className="text-xl">
        {words.choices}
      </h2>
      <p className="mt-1 max-w-prose text-soft">{words.choicesText}</p>
      <form action={save} className="mt-4">
        <table className="w-full max-w-xl border-y border-rule text-left">
          <thead className="text-sm text-soft">
            <tr>
              <th scope="col" className="py-2 font-medium">
                {words.kind}
              </th>
              {ways.map((way) => (
                <th key={way} scope="col" className="py-2 text-center font-medium">
                  {words[way]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => (
              <tr key={choice.kind} className="border-t border-rule">
                <th scope="row" className="py-1 font-medium">
                  {words.kinds[choice.kind]}
                </th>
                {ways.map((way) => (
                  <td key={way} className="text-center">
                    <label className="inline-flex size-11 cursor-pointer items-center justify-center">
                      <span className="sr-only">{words.chooseFor(words.kinds[choice.kind], words[way])}</span>
                      <input
                        type="checkbox"
                        name={`${choice.kind} ${way}`}
                        defaultChecked={ticked ? `${choice.kind} ${way}` in ticked : choice[way]}
                        className="size-6 accent-sea"
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <button type="submit" className={buttonStyle('secondary', 'medium', 'mt-4')}>
          {words.save}
        </button>
      </form>
    </section>
  );
}

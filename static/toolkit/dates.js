// Days as people write them. Where a browser lacks a language (Chromium has no Icelandic), Intl would write English and not say so.
import { today } from "./page.js";

const ICELANDIC = "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember".split(" ");

export function longDay(date, locale) {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length) return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(date);
  return locale === "is" ? `${date.getDate()}. ${ICELANDIC[date.getMonth()]} ${date.getFullYear()}` : today(date);
}

/* The Jalali calendar of 1300 to 1500 by the 33-year rule, and a reader of typed days that agrees with
   persian.jalali.parse_jalali: what it does not read, the server may still refuse or accept, and says why.
   Days are whole numbers counted from 1300/01/01. */
"use strict";

window.jalaliCalendar = (() => {
  const FIRST_YEAR = 1300;
  const LAST_YEAR = 1500;
  const EPOCH = Date.UTC(1921, 2, 21);
  const MILLISECONDS = 86400000;
  const LEAP_PLACES = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
  const MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
  const WEEKDAYS = ["شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"];
  const GAP = "[\\s/\\-._\\\\]*";

  const isLeap = (year) => LEAP_PLACES.has(year % 33);
  const monthLength = (year, month) => (month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29);

  const yearStarts = [0];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    yearStarts.push(yearStarts[year - FIRST_YEAR] + (isLeap(year) ? 366 : 365));
  }
  const LAST_DAY = yearStarts[yearStarts.length - 1] - 1;

  /** The number of a Jalali day, or null where there is no such day. */
  function toNumber(year, month, day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
    if (day < 1 || day > monthLength(year, month)) return null;
    const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
    return yearStarts[year - FIRST_YEAR] + before + day - 1;
  }

  /** Year, month and day of a number. */
  function toParts(number) {
    let year = FIRST_YEAR + Math.floor(number / 366);
    while (year < LAST_YEAR && yearStarts[year + 1 - FIRST_YEAR] <= number) year += 1;
    let day = number - yearStarts[year - FIRST_YEAR];
    let month = 1;
    while (day >= monthLength(year, month)) {
      day -= monthLength(year, month);
      month += 1;
    }
    return [year, month, day + 1];
  }

  const fromIso = (iso) => Math.round((Date.parse(`${iso}T00:00:00Z`) - EPOCH) / MILLISECONDS);
  const toIso = (number) => new Date(EPOCH + number * MILLISECONDS).toISOString().slice(0, 10);
  const weekday = (number) => (((number + 2) % 7) + 7) % 7;
  const today = () => fromIso(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran" }).format(new Date()));

  const toPersianDigits = (text) => String(text).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]);
  const fold = (text) =>
    text
      .normalize("NFKC")
      .replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit))
      .replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit))
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      .replace(/[\u00ad\u061c\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u064b-\u065f]/g, "")
      .replace(/\u200c/g, " ");

  /** «۱۳۹۹/۰۳/۰۷», as the fields show it. */
  function format(number) {
    const [year, month, day] = toParts(number);
    return toPersianDigits(`${year}/${String(month).padStart(2, "0")}/${String(day).padStart(2, "0")}`);
  }

  /** «چهارشنبه ۷ خرداد ۱۳۹۹». */
  function describe(number) {
    const [year, month, day] = toParts(number);
    return toPersianDigits(`${WEEKDAYS[weekday(number)]} ${day} ${MONTHS[month - 1]} ${year}`);
  }

  const certainYear = (token) => {
    if (token.length === 4) return Number(token);
    return token.length === 2 && Number(token) > 31 ? 1300 + Number(token) : null;
  };

  /** Year, month and day of three tokens, or null where the year is not certain. */
  function resolve([first, month, last]) {
    if ([first, month, last].some((token) => ![1, 2, 4].includes(token.length)) || month.length === 4) return null;
    let leading = certainYear(first);
    let trailing = certainYear(last);
    if (leading && trailing) {
      if (first.length === last.length) return null;
      if (first.length === 4) trailing = null;
      else leading = null;
    }
    if (!leading && !trailing) return null;
    return leading ? [leading, Number(month), Number(last)] : [trailing, Number(month), Number(first)];
  }

  function fromTokens(tokens) {
    const parts = resolve(tokens);
    if (!parts) return null;
    const [year, month, day] = parts;
    if (year < 1800) return toNumber(year, month, day);
    if (year < 1930 || (year >= 1990 && year <= 2012) || tokens[0].length !== 4) return null;
    const number = fromIso([year, month, day].map((part) => String(part).padStart(2, "0")).join("-"));
    return Number.isNaN(number) || number > LAST_DAY || new Date(toIso(number)).getUTCDate() !== day ? null : number;
  }

  const WORDED = new RegExp(`^(\\d*)${GAP}(${MONTHS.join("|")})${GAP}(\\d*)(?:[\\s/\\-.]+(\\d+))?$`);

  /** The number of a typed day, or null where the text is none, not yet one or not certainly one. */
  function read(text) {
    let rest = fold(text).replace(/[\sT,،]+(?:ساعت\s*)?\d{1,2}:\d\d(?::\d\d)?\s*$/, "");
    const weekdays = rest.match(/(?:(?:یک|دو|سه|چهار|پنج)\s*)?شنبه|جمعه/g) || [];
    weekdays.forEach((name) => (rest = rest.replace(name, " ")));
    rest = rest.replace(/مورخه?|تاریخ|روز|سال|ماه/g, " ").replace(/[,،]/g, " ").replace(/\s+/g, " ").trim();
    let number = null;
    const numeric = rest.match(/^(\d+)\s*[/\-._\\\s]\s*(\d+)\s*[/\-._\\\s]\s*(\d+)$/);
    const compact = rest.match(/^(\d{4})(\d\d)(\d\d)$/) || rest.match(/^(\d\d)(\d\d)(\d\d)$/);
    const worded = rest.match(WORDED);
    if (numeric || compact) {
      number = fromTokens((numeric || compact).slice(1, 4));
    } else if (worded) {
      const numbers = [worded[1], worded[3], worded[4]].filter(Boolean);
      if (numbers.length === 2 && numbers.some((token) => certainYear(token) < 1800)) {
        const month = String(MONTHS.indexOf(worded[2]) + 1);
        number = fromTokens([numbers[0], month, numbers[1]]);
      }
    }
    const named = (name) => name.replace(/\s/g, "") === (number === null ? "" : fold(WEEKDAYS[weekday(number)]).replace(/\s/g, ""));
    return weekdays.every(named) ? number : null;
  }

  return {
    FIRST_YEAR, LAST_YEAR, LAST_DAY, MONTHS, WEEKDAYS,
    isLeap, monthLength, toNumber, toParts, fromIso, toIso, weekday, today,
    toPersianDigits, format, describe, read,
  };
})();

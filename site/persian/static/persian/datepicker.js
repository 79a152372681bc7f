/* <jalali-date>: a text field for Jalali days, with a live reading under it and a calendar beside it.
   The field works as plain text without this script. Keyboard as in the ARIA practices' date picker. */
"use strict";

(() => {
  const calendar = window.jalaliCalendar;
  let serial = 0;

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };

  class JalaliDate extends HTMLElement {
    connectedCallback() {
      this.input = this.querySelector("input");
      if (!this.input || this.opener) return;
      this.words = JSON.parse(this.getAttribute("words"));
      serial += 1;
      this.reading = make("output", { class: "jalali-date__reading", id: `jalali-date-${serial}`, "aria-live": "polite" });
      this.opener = make("button", { type: "button", class: "jalali-date__open", "aria-haspopup": "dialog" });
      this.opener.setAttribute("aria-label", this.words.open);
      this.opener.title = this.words.open;
      this.append(this.opener, this.reading);
      const described = [this.input.getAttribute("aria-describedby"), this.reading.id].filter(Boolean);
      this.input.setAttribute("aria-describedby", described.join(" "));
      this.input.addEventListener("input", () => this.read());
      this.input.addEventListener("keydown", (event) => {
        if (event.altKey && event.key === "ArrowDown") {
          event.preventDefault();
          this.open();
        }
      });
      this.opener.addEventListener("click", () => this.open());
      this.opener.disabled = this.input.disabled || this.input.readOnly;
      this.read();
    }

    read() {
      const typed = this.input.value.trim();
      const number = typed ? calendar.read(typed) : null;
      this.reading.textContent = number === null ? (typed ? this.words.unread : "") : calendar.describe(number);
      return number;
    }

    open() {
      if (!this.dialog) this.build();
      const chosen = this.read();
      this.chosen = chosen;
      this.show(chosen === null ? calendar.today() : chosen);
      this.dialog.showModal();
      this.place();
      this.cell(this.current).focus();
    }

    build() {
      const step = (name, sign, unit, months) => {
        const button = make("button", { type: "button", "aria-label": this.words[name], title: this.words[name] }, sign);
        button.className = `jalali-date__step jalali-date__step--${unit}`;
        button.addEventListener("click", () => this.show(this.shifted(months)));
        return button;
      };
      this.heading = make("h2", { class: "jalali-date__month", id: `jalali-date-${serial}-month`, "aria-live": "polite" });
      this.days = make("tbody");
      const heads = calendar.WEEKDAYS.map((name) => make("th", { scope: "col", abbr: name, "aria-label": name }, name[0]));
      this.grid = make(
        "table",
        { role: "grid", class: "jalali-date__grid", "aria-labelledby": this.heading.id },
        make("thead", {}, make("tr", {}, ...heads)),
        this.days,
      );
      const close = make("button", { type: "button", class: "jalali-date__close" }, this.words.close);
      close.addEventListener("click", () => this.dialog.close());
      this.dialog = make(
        "dialog",
        { class: "jalali-date__dialog", "aria-label": this.words.dialog },
        make(
          "div",
          { class: "jalali-date__head" },
          step("previousYear", "«", "previous", -12),
          step("previousMonth", "‹", "previous", -1),
          this.heading,
          step("nextMonth", "›", "next", 1),
          step("nextYear", "»", "next", 12),
        ),
        this.grid,
        close,
      );
      this.grid.addEventListener("keydown", (event) => this.press(event));
      this.grid.addEventListener("click", (event) => {
        const cell = event.target.closest("[data-number]");
        if (cell) this.choose(Number(cell.dataset.number));
      });
      this.dialog.addEventListener("click", (event) => {
        if (event.target === this.dialog) this.dialog.close(); // the backdrop
      });
      // Escape closes this dialog only, not one of Wagtail's around it.
      this.dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
      this.append(this.dialog);
    }

    /** Show the month of a day and make the day the one that takes the focus. */
    show(number) {
      this.current = Math.min(Math.max(number, 0), calendar.LAST_DAY);
      const [year, month] = calendar.toParts(this.current);
      const first = calendar.toNumber(year, month, 1);
      const name = `${calendar.MONTHS[month - 1]} ${calendar.toPersianDigits(year)}`;
      if (this.heading.textContent !== name) this.heading.textContent = name;
      const cells = Array.from({ length: calendar.weekday(first) }, () => make("td"));
      for (let day = 1; day <= calendar.monthLength(year, month); day += 1) cells.push(this.day(first + day - 1, day));
      while (cells.length % 7) cells.push(make("td"));
      const weeks = [];
      for (let start = 0; start < cells.length; start += 7) weeks.push(make("tr", {}, ...cells.slice(start, start + 7)));
      this.days.replaceChildren(...weeks);
    }

    day(number, label) {
      const cell = make("td", { role: "gridcell", "data-number": number, "aria-label": calendar.describe(number) });
      cell.textContent = calendar.toPersianDigits(label);
      cell.tabIndex = number === this.current ? 0 : -1;
      cell.setAttribute("aria-selected", String(number === this.chosen));
      if (number === calendar.today()) cell.setAttribute("aria-current", "date");
      if (calendar.weekday(number) === 6) cell.classList.add("jalali-date__friday");
      return cell;
    }

    cell(number) {
      return this.days.querySelector(`[data-number="${number}"]`);
    }

    /** The same day some months on, or that month's last. */
    shifted(months) {
      const [year, month, day] = calendar.toParts(this.current);
      const place = Math.min(
        Math.max(year * 12 + month - 1 + months, calendar.FIRST_YEAR * 12),
        calendar.LAST_YEAR * 12 + 11,
      );
      const [newYear, newMonth] = [Math.floor(place / 12), (place % 12) + 1];
      return calendar.toNumber(newYear, newMonth, Math.min(day, calendar.monthLength(newYear, newMonth)));
    }

    press(event) {
      const forward = getComputedStyle(this.grid).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const week = calendar.weekday(this.current);
      const moves = {
        ArrowLeft: () => this.current + (forward === "ArrowLeft" ? 1 : -1),
        ArrowRight: () => this.current + (forward === "ArrowRight" ? 1 : -1),
        ArrowUp: () => this.current - 7,
        ArrowDown: () => this.current + 7,
        Home: () => this.current - week,
        End: () => this.current + 6 - week,
        PageUp: () => this.shifted(event.shiftKey ? -12 : -1),
        PageDown: () => this.shifted(event.shiftKey ? 12 : 1),
      };
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.choose(this.current);
      } else if (moves[event.key]) {
        event.preventDefault();
        this.show(moves[event.key]());
        this.cell(this.current).focus();
      }
    }

    /** Write the day into the field, the time that was typed with it, and tell who listens. */
    choose(number) {
      const time = this.input.value.match(/[0-9۰-۹٠-٩]{1,2}:[0-9۰-۹٠-٩]{2}\s*$/);
      const suffix = this.hasAttribute("with-time") ? ` ${time ? time[0].trim() : "۰۰:۰۰"}` : "";
      this.input.value = calendar.format(number) + suffix;
      ["input", "change"].forEach((type) => this.input.dispatchEvent(new Event(type, { bubbles: true })));
      this.dialog.close();
    }

    /** Beside the field, inside the window. */
    place() {
      const field = this.input.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = this.dialog;
      const below = field.bottom + 4;
      const top = below + height <= window.innerHeight ? below : Math.max(field.top - height - 4, 8);
      const side = getComputedStyle(this).direction === "rtl" ? field.right - width : field.left;
      this.dialog.style.top = `${Math.min(top, Math.max(window.innerHeight - height - 8, 8))}px`;
      this.dialog.style.left = `${Math.min(Math.max(side, 8), Math.max(window.innerWidth - width - 8, 8))}px`;
    }
  }

  if (!customElements.get("jalali-date")) customElements.define("jalali-date", JalaliDate);
})();

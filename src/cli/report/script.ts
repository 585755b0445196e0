/**
 * What the page does besides opening and closing, which it does without: search, opening all, arrow keys.
 *
 * It is the only script that the page's policy lets run.
 */
export const SCRIPT = `
'use strict';
const bar = document.querySelector('.bar');
const box = document.getElementById('search');
const said = document.getElementById('found');
const sections = [...document.querySelectorAll('details.section')];
bar.hidden = false;
let index;
function makeIndex() {
  const words = (li) => li.dataset.t ?? li.textContent;
  index = sections.map((section) => ({
    section,
    own: section.querySelector('summary').textContent.toLowerCase(),
    leaves: [...section.querySelectorAll('li.f:not(.head)')].map((li) => {
      const names = [];
      for (let at = li.parentElement; at !== section; at = at.parentElement) {
        if (at.localName === 'details') names.push(at.querySelector('summary > .k').textContent);
      }
      const parts = [...li.children].map((part) => words(part)).join(' ');
      return { li, text: (names.reverse().join('.') + '.' + parts).replaceAll('.[', '[').toLowerCase() };
    }),
  }));
}
function show(section, shown, opened) {
  section.hidden = !shown;
  section.open = opened;
}
function search() {
  index ?? makeIndex();
  const wanted = box.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  let found = 0;
  let all = 0;
  for (const { section, own, leaves } of index) {
    let inside = 0;
    const whole = wanted.length > 0 && wanted.every((word) => own.includes(word));
    for (const { li, text } of leaves) {
      all++;
      const hit = wanted.length > 0 && wanted.every((word) => text.includes(word) || own.includes(word));
      if (hit && !whole) inside++;
      li.hidden = wanted.length > 0 && !hit && !whole;
      li.classList.toggle('hit', hit && !whole);
    }
    found += inside;
    show(section, wanted.length === 0 || whole || inside > 0, inside > 0 && inside <= 500);
    for (const group of section.querySelectorAll('li > details')) {
      const some = group.querySelector('li.f:not([hidden])') !== null;
      group.parentElement.hidden = wanted.length > 0 && !some;
      group.open = wanted.length > 0 && some && !whole;
    }
  }
  said.textContent = wanted.length === 0 ? '' : found + ' of ' + all + ' values';
}
let waiting;
box.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});
document.getElementById('open').addEventListener('click', () => {
  for (const one of document.querySelectorAll('details:not(.v)')) one.open = true;
});
document.getElementById('close').addEventListener('click', () => {
  for (const one of document.querySelectorAll('details')) one.open = false;
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (target?.localName === 'details') target.open = true;
});
document.addEventListener('keydown', (event) => {
  const typing = event.target === box;
  if (event.key === '/' && !typing) {
    event.preventDefault();
    box.focus();
  } else if (event.key === 'Escape' && typing) {
    box.value = '';
    search();
  } else if (event.target.localName === 'summary') {
    const { parentElement: details } = event.target;
    if (event.key === 'ArrowRight') details.open = true;
    else if (event.key === 'ArrowLeft') {
      if (details.open) details.open = false;
      else details.parentElement.closest('details')?.querySelector('summary').focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const seen = [...document.querySelectorAll('summary')].filter((one) => one.checkVisibility());
      seen[seen.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    }
  }
});
if (location.hash) document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
`;

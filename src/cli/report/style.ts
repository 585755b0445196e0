/** What the page looks like; by its hash in the page's policy it is the only style that counts. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --dim: #5b6570; --line: #d8dee4; --soft: #f4f6f8;
  --mark: #ffe8a3; --link: #0550ae; --none: #e7ebef; --zero: #a9b4c0; --fill: #c98a1b; --data: #1a7f5a; }
@media (prefers-color-scheme: dark) { :root { --back: #14181d; --text: #e3e8ed; --dim: #98a3af; --line: #323a43;
  --soft: #1d232a; --mark: #5c4a12; --link: #79b8ff; --none: #262d35; --zero: #56626f; --fill: #d29a36; --data: #3fb98a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 4rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
code, .f, summary, td { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; }
a { color: var(--link); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
.bar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;
  background: var(--back); border-bottom: 1px solid var(--line); padding: .5rem 0; margin-top: 1rem; }
.bar input { flex: 1 1 16rem; min-width: 0; }
.bar input, .bar button { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line);
  border-radius: 6px; padding: .3rem .6rem; }
.bar output { color: var(--dim); min-width: 9rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
ul { list-style: none; margin: 0; padding: 0; }
details > ul { padding-left: 1.1rem; border-left: 1px solid var(--line); margin-left: .35rem; }
.section { border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; scroll-margin-top: 4rem; }
.section > summary { padding: .45rem .75rem; background: var(--soft); border-radius: 7px; }
.section > ul { padding: .35rem .75rem .6rem; margin: 0; border: 0; content-visibility: auto;
  contain-intrinsic-size: auto 20rem; }
.section > ul > li.head { color: var(--dim); font-family: inherit; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary small, .t, .o, .n { color: var(--dim); font-size: 12px; }
.f { display: grid; grid-template-columns: minmax(9rem, 18rem) 9rem 6rem 5rem minmax(0, 1fr); gap: 0 .75rem;
  padding: .05rem .25rem; }
.f:hover { background: var(--soft); }
.f > * { overflow-wrap: anywhere; }
.o, .n { text-align: right; }
.f > details.v[open] { grid-column: 1 / -1; }
.f pre { margin: .25rem 0; white-space: pre; max-height: 24rem; overflow: auto; }
.hit > .k, .hit > summary > .k, .hit > details > summary > .k { background: var(--mark);
  border-radius: 3px; justify-self: start; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--dim); font-weight: 500; }
.num { text-align: right; }
.memory > li { margin: .5rem 0; }
.memory small { color: var(--dim); }
.map { display: block; width: 100%; margin: .35rem 0; }
svg .none { fill: var(--none); } svg .zero { fill: var(--zero); } svg .fill { fill: var(--fill); } svg .data { fill: var(--data); }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.25rem; color: var(--dim); font-size: 13px; }
.legend i { display: inline-block; width: .8em; height: .8em; margin-right: .4em; border-radius: 2px; }
i.none { background: var(--none); } i.zero { background: var(--zero); } i.fill { background: var(--fill); }
i.data { background: var(--data); }
[hidden] { display: none !important; }
.wide { overflow-x: auto; }
@media (max-width: 46rem) { .f { grid-template-columns: minmax(0, 1fr) auto; } .f > .v { grid-column: 1 / -1; }
  .o, .n { display: none; } .section > ul > li.head { display: none; } }
@media print { .bar { display: none; } }
`;

/* Made by tools/bundle.py: change src/, not this file.
sources: 2cd70045672a05a7248c834bb81ef74fced10d041f1aba6d919535836b9d13b3

It contains


*/
function o(e,t={},...i){let r=document.createElement(e);return d(r,t),r.append(...i),r}function d(e,t){for(let[i,r]of Object.entries(t))r===null?e.removeAttribute(i):e.getAttribute(i)!==String(r)&&e.setAttribute(i,r);return e}var v=new WeakMap;function w(e,t){return v.get(e)===t||(v.set(e,t),e.firstChild?.nodeType===Node.TEXT_NODE?e.firstChild.data=t:e.textContent=t),e}var c={"language.name":{en:"English",zh:"中文"},"language.tag":{en:"en",zh:"zh-CN"},"name.kl":{en:"KL divergence",zh:"KL 散度"},"name.js":{en:"JS divergence",zh:"JS 散度"},"name.tv":{en:"total variation",zh:"全变差距离"},"name.em":{en:"EM distance",zh:"EM 距离"},"name.discriminator":{en:"discriminator",zh:"判别器"},"name.critic":{en:"critic",zh:"评论器"},"short.kl":{en:"KL",zh:"KL"},"short.js":{en:"JS",zh:"JS"},"short.tv":{en:"TV",zh:"TV"},"short.em":{en:"EM",zh:"EM"},"name.p":{en:"real p",zh:"真实分布 p"},"name.q":{en:"generated q",zh:"生成分布 q"},"unit.nats":{en:"nats",zh:"奈特"}};var y=Object.keys(c["language.name"]);var z=e=>c["language.tag"][e];var j=e=>y.includes(e)?e:y[0];var G=["auto","light","dark","contrast"],h="(prefers-color-scheme: dark)",q="(prefers-contrast: more)",E="(forced-colors: active)";function $(e){let t=[h,q,E].map(r=>matchMedia(r)),i=new MutationObserver(e);i.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});for(let r of t)r.addEventListener("change",e);return()=>{i.disconnect();for(let r of t)r.removeEventListener("change",e)}}function S(e){if(matchMedia(E).matches)return matchMedia(h).matches?"contrast":"light";if(G.includes(e)&&e!=="auto")return e;if(matchMedia(q).matches)return"contrast";let t=document.body.dataset.jpThemeLight;return t?t==="true"?"light":"dark":matchMedia(h).matches?"dark":"light"}var C="divergences.predictions",m="divergences-predictions",u="{}",T={read(){try{return localStorage.getItem(C)??u}catch{return u}},write(e){u=e;try{localStorage.setItem(C,e)}catch{}}};function g(){try{let e=JSON.parse(T.read());return e&&typeof e=="object"?e:{}}catch{return{}}}function O(e){X(Object.fromEntries(Object.entries(g()).filter(([t])=>!e.includes(t))))}function X(e){T.write(JSON.stringify(e)),window.dispatchEvent(new Event(m))}function L(e){for(let t of[m,"storage"])window.addEventListener(t,e);return()=>{for(let t of[m,"storage"])window.removeEventListener(t,e)}}var x={light:{background:"#ffffff",ink:"#1f2328",faint:"#6b7280",grid:"#d9dde3",p:"#0072b2",q:"#c07a00",js:"#b3001b",em:"#00866b",tv:"#7b4fa0",clip:"#667200",r1:"#b8257f",kl:"#555555"},dark:{background:"#14171c",ink:"#e8eaed",faint:"#9aa4b2",grid:"#333a45",p:"#56b4e9",q:"#f0b429",js:"#ff6b6b",em:"#2dd4a7",tv:"#c39be8",clip:"#b9c63f",r1:"#ff8fcf",kl:"#bbbbbb"},contrast:{background:"#000000",ink:"#ffffff",faint:"#d6d6d6",grid:"#5c5c5c",p:"#6cc6ff",q:"#ffc845",js:"#ff9292",em:"#3df0bb",tv:"#dcbcff",clip:"#d7e35c",r1:"#ffb0de",kl:"#e0e0e0"},lines:{js:[],em:[4.4,1.6],tv:[1,1.2],kl:[3.6,1.2,.8,1.2],blur:[2.4,1.6],exact:[3.3,2.2],second:[1,1.65]},methods:{minimax:"js","non-saturating":"js",r1:"r1",clip:"clip",gp:"em"}};var M=`
@media (pointer: coarse) {
  button, select, summary, .choice label, .tools button, .tools .choice label, .chip, .explorer[data-form="compact"] .chip, .racer, .tick-box, input[type="number"] { min-height: 44px !important; }
  button, select, summary, .choice label { min-width: 44px; justify-content: center; }
  .slider input { height: 44px; }
  .slider input::-webkit-slider-thumb { margin-top: -9px; }
}
`,N=`
@media (forced-colors: active) {
  .picture svg, .sample svg { forced-color-adjust: none; background: var(--background); }
  .choice label:has(:checked), .racer:has(:checked), button[aria-pressed="true"] {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText;
  }
  .slider input { forced-color-adjust: none; --q: Highlight; --edge: GrayText; --background: Canvas; --ink: CanvasText; }
  button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) { outline-color: Highlight; }
  figure { border: 1px solid CanvasText; }
}
`;var U=([e,t])=>`--${e}: ${t};`,f=e=>Object.entries(x[e]).map(U).join(" "),P=["p","q","js","em","tv","kl","clip","r1"].map(e=>`.c-${e} { --c: var(--${e}); }`).join(`
`),b=(e,t)=>`stroke-width: ${t}; stroke-dasharray: ${x.lines[e].map(i=>+(t*i).toFixed(2)).join(" ")||"none"};`,V=["em","tv","kl"].map(e=>`.curve.c-${e} { ${b(e,2.5)} }`).join(`
`),l=e=>`calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${e}))`,A=()=>`height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${l("--start")},
  var(--q) ${l("--start")}, var(--q) ${l("--end")}, var(--edge) ${l("--end")});`,F=()=>`box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`,K=`
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${f("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${f("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${f("contrast")} color-scheme: dark; }
${P}
.explorer {
  --quiet: color-mix(in oklab, var(--faint) 70%, var(--ink));
  --panel: color-mix(in oklab, var(--background) 97.5%, var(--ink));
  --control: color-mix(in oklab, var(--background) 92%, var(--ink));
  --edge: color-mix(in oklab, var(--background) 45%, var(--faint));
  box-sizing: border-box; margin: 0; padding: 14px; display: grid; gap: 12px;
  background: var(--background); color: var(--ink); border: 1px solid var(--grid); border-radius: 12px;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  font-variant-numeric: tabular-nums; text-align: start;
}
.explorer:focus { outline: none; }
.explorer[data-presenter] { font-size: 20px; }
.explorer *, .explorer *::before { box-sizing: border-box; }
h2, h3, p, figure, fieldset, legend { margin: 0; padding: 0; border: 0; min-width: 0; }
h2 { font-size: 1.2em; font-weight: 650; line-height: 1.3; text-wrap: balance; }
h3 { font-size: 1em; font-weight: 650; text-wrap: balance; }

.top { position: relative; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-left: auto; }
button, select, summary, .choice label {
  font: inherit; color: inherit; cursor: pointer; min-height: 32px; padding: 3px 10px; border-radius: 8px;
}
button, select, summary { background: var(--control); border: 1px solid var(--edge); }
button:hover, select:hover, summary:hover { border-color: var(--ink); }
button:disabled { opacity: 0.5; cursor: default; }
button[aria-pressed="true"] { box-shadow: inset 0 0 0 1.5px var(--ink); }
select { padding-inline: 8px; }
summary { display: flex; align-items: center; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: "▾" / ""; padding-left: 6px; }
.menu > div {
  position: absolute; z-index: 2; top: calc(100% + 4px); inset-inline: 0; display: grid; gap: 4px; padding: 6px; white-space: nowrap;
  background: var(--background); border: 1px solid var(--edge); border-radius: 10px; box-shadow: 0 6px 20px #0005;
}
.menu > div button { text-align: start; }

.controls { display: grid; gap: 10px 24px; align-items: end; }
.choice {
  display: inline-flex; padding: 2px; border-radius: 10px; background: var(--control); border: 1px solid var(--edge);
}
.choice label { position: relative; display: inline-flex; align-items: center; white-space: nowrap; }
.choice input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
.choice label:has(:checked) { background: var(--background); box-shadow: 0 0 0 1.5px var(--ink); font-weight: 600; }
.choice.many { flex-wrap: wrap; gap: 3px; }
.choice.many label:has(:checked) { font-weight: inherit; }
.choice.many label { padding-inline: 6.5px; }
.tools { display: flex; gap: 6px; }
.tools button { min-height: 30px; padding: 1px 10px; font-size: 0.9em; }
.tools .choice label { min-height: 26px; padding: 1px 9px; font-size: 0.9em; }
legend, .slider label { font-weight: 600; font-size: 0.93em; }
legend { padding-bottom: 3px; }
/* Boxes whose size does not depend on their text (contain: size layout): a new number does not reflow the page. */
.slider { position: relative; }
.slider label { display: block; padding-right: 3.4em; min-height: 1.6em; }
.slider output {
  position: absolute; top: -0.15em; right: 0; width: 60%; height: 1.6em; contain: size layout; pointer-events: none;
  text-align: end; font-weight: 650; font-size: 1.1em;
}
.slider input {
  --thumb: 24px; display: block; contain: size layout; width: 100%; height: 32px; margin: 0; appearance: none; background: none;
  cursor: pointer; border-radius: 8px;
}
.slider input::-webkit-slider-runnable-track { ${A()} }
.slider input::-moz-range-track { ${A()} }
.slider input::-webkit-slider-thumb { ${F()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${F()} }
.slider[data-slider="theta"] output { color: color-mix(in oklab, var(--q) 55%, var(--ink)); }

button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) {
  outline: 3px solid var(--p); outline-offset: 2px;
}

.panels { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
figure { display: flex; flex-direction: column; gap: 2px; background: var(--panel); border-radius: 10px; padding: 10px 12px 8px; }
.explorer[data-theme="contrast"] figure { outline: 1px solid var(--grid); }
.head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; justify-content: space-between; min-height: 32px; }
.line { color: var(--quiet); font-size: 0.9em; flex: 1 1 12em; text-wrap: pretty; }
[data-panel="critic"] .head .line { flex-basis: 20em; }
.live { display: block; contain: size layout; height: 1.45em; white-space: nowrap; }
.picture { margin-block: auto; padding-top: 6px; }
.below { display: grid; gap: 6px; }
.below:empty { display: none; }
.pair-of-sliders { display: grid; align-items: end; gap: 4px 20px; grid-template-columns: repeat(auto-fit, minmax(11em, 1fr)); }
.explorer:not([data-presenter]) .below .slider { font-size: 0.97em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.keys { display: flex; flex-wrap: wrap; gap: 6px 14px; font-size: 0.9em; color: var(--quiet); }
.explorer[data-presenter] :is(.buttons select, .menu), .explorer:not([data-presenter]) :is(.choice, .chip) kbd { display: none; }
.choice kbd { margin-right: 6px; font-size: 0.93em; }
kbd { font: inherit; color: var(--ink); font-weight: 650; padding: 1px 8px; border: 1px solid var(--edge); border-bottom-width: 3px; border-radius: 6px; }
.notice:empty { display: none; }
.notice { overflow-wrap: anywhere; user-select: all; }
.top > .notice {
  position: absolute; z-index: 3; top: calc(100% + 4px); right: 0; max-width: 100%; padding: 6px 12px; border-radius: 10px;
  background: var(--background); border: 1px solid var(--edge); box-shadow: 0 6px 20px #0005;
}
svg { display: block; overflow: visible; user-select: none; -webkit-user-select: none; }

.legend { display: grid; gap: 6px 8px; grid-template-columns: minmax(0, 1fr); }
.chip {
  display: grid; grid-template-columns: auto auto minmax(0, 1fr) auto; align-items: center; gap: 2px 8px; min-height: 44px;
  cursor: pointer; padding: 5px 10px; border-radius: 10px; background: var(--panel); border: 1px solid var(--grid); border-left: 4px solid var(--c);
}
.chip input { width: 20px; height: 20px; margin: 2px; accent-color: var(--c); cursor: pointer; }
.sample svg { width: 22px; height: 8px; }
.chip .name { line-height: 1.25; }
.chip .number { width: 9em; }
.amount { display: flex; align-items: baseline; justify-content: end; gap: 6px; height: 1.8em; contain: size layout; white-space: nowrap; }
.chip output { font-size: 1.35em; font-weight: 650; line-height: 1.2; color: color-mix(in oklab, var(--c) 75%, var(--ink)); }
.chip .unit { color: var(--quiet); font-size: 0.9em; }
.chip:has(input:not(:checked)) output, .chip:has(input:not(:checked)) .sample { opacity: 0.7; }
.readout { display: grid; gap: 10px; }
.lesson { font-size: 1.1em; min-height: 2.9em; padding-left: 12px; border-left: 4px solid var(--q); text-wrap: pretty; }
.problem { padding: 8px 12px; border-radius: 8px; border: 2px solid var(--js); }

text { font-size: 1em; fill: var(--ink); }
.tick text { font-size: 0.92em; fill: var(--quiet); }
.tick .strong { font-size: 1.25em; fill: var(--ink); font-weight: 650; }
.tick .small { fill: color-mix(in oklab, var(--c) 75%, var(--ink)) !important; font-weight: 650; }
.strong { font-weight: 650; }
.label { font-weight: 650; fill: color-mix(in oklab, var(--c) 75%, var(--ink)); }
.c-q.label { fill: color-mix(in oklab, var(--q) 50%, var(--ink)); }
.note { font-size: 0.92em; fill: color-mix(in oklab, var(--js) 75%, var(--ink)); }
.halo { paint-order: stroke; stroke: var(--panel); stroke-width: 0.28em; stroke-linejoin: round; }
.grid line { stroke: var(--grid); stroke-width: 1; }
.axis line, .break { stroke: var(--faint); stroke-width: 1.2; fill: none; }
.band { fill: var(--grid); fill-opacity: 0.7; }
.zone { fill: var(--js); fill-opacity: 0.09; }
.floor { stroke: var(--js); stroke-width: 1.2; stroke-dasharray: 2 4; }
.guide { stroke: var(--c); stroke-width: 1; stroke-dasharray: 1 4; }
.curve { fill: none; stroke: var(--c); stroke-width: 2.5; stroke-linejoin: round; }
${V}
.curve.c-js { ${b("js",3)} }
.jump { fill: var(--panel); stroke: var(--c); stroke-width: 2; }
.jump.filled { fill: var(--c); }
.dot { fill: var(--c); stroke: var(--panel); stroke-width: 2; }
.cursor { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 5 3; opacity: 0.75; }
.transport { fill: none; stroke: var(--em); stroke-width: 1.6; stroke-opacity: 0.6; }
.dimension { fill: none; stroke: var(--ink); stroke-width: 1.2; }
.dots circle { fill: var(--c); }
.thin { stroke-width: 1.5 !important; stroke-dasharray: none !important; }
.mass { fill: var(--c); fill-opacity: 0.25; stroke: var(--c); stroke-width: 1.5; stroke-opacity: 0.7; }
.pulls path { fill: none; stroke: color-mix(in oklab, var(--c) 80%, var(--ink)); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
.pull { font-size: 0.92em; }
.head-of { font-size: 0.92em; font-weight: 650; }
.flows line { stroke: var(--em); stroke-opacity: 0.55; }
.matrix rect { fill: var(--em); stroke: var(--grid); stroke-width: 1; }
.margin rect { fill: var(--c); }
.home { stroke: var(--ink); stroke-width: 1; opacity: 0.6; }
.curve.r-blur { ${b("blur",2.5)} }
.dot.r-blur { fill: var(--panel); stroke: var(--c); }
.dimension.faint { stroke-dasharray: 2 3; }
.shape line { stroke: var(--c); stroke-width: 5; stroke-linecap: round; }
.shape rect.strips { stroke: var(--c); stroke-width: 2; }
.shape.c-q rect.strips { stroke-dasharray: 7 4; }
.shape.c-q line { stroke-dasharray: 11 9; }
.reach { fill: transparent; cursor: ew-resize; }
.handle { cursor: grab; }
.handle:active { cursor: grabbing; }
.handle circle { fill: var(--background); stroke: var(--c); stroke-width: 2.5; }
.handle path { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

@container (max-width: 559.9px) {
  .buttons { gap: 6px; margin: 0; }
  .explorer:not([data-presenter]) .buttons [data-action="present"] { display: none; }
  .controls { display: contents; }
  .slider[data-slider="theta"] { position: sticky; top: var(--bar, 0px); z-index: 1; padding-top: 4px; background: var(--background); }
  .slider[data-slider="theta"] output { top: 1px; }
}
@container (min-width: 560px) {
  .menu { position: relative; }
  .menu > div { inset-inline: auto 0; }
  .controls { grid-template-columns: auto minmax(0, 1fr); }
  .controls .slider:not([data-slider="theta"]) { grid-column: 1 / -1; }
  .legend { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .chip { grid-template-columns: auto 1fr; padding: 7px 10px; }
  .chip .sample { grid-area: 2 / 1; }
  .chip .number { grid-area: 2 / 2; width: auto; }
  .amount { justify-content: start; }
  .chip output { font-size: 1.5em; }
}
@container (min-width: 680px) {
  .panels:not([data-count="1"]) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .panels:is([data-count="3"], [data-count="5"]) figure:first-child { grid-column: 1 / -1; }
  .controls { grid-template-columns: auto minmax(0, 2fr) minmax(11em, 1fr); }
  .controls .slider:not([data-slider="theta"]) { grid-column: auto; }
  .controls:not(:has([data-slider="width"]:not([hidden]), [data-slider="sigma"]:not([hidden]))) [data-slider="theta"] { grid-column: 2 / -1; }
  .lesson { min-height: 1.45em; }
}
@container (min-width: 1000px) {
  .explorer { padding: 18px; gap: 14px; font-size: clamp(14px, 1.15cqi, 18px); }
  .panels:is([data-count="3"], [data-count="5"], [data-count="6"]) { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .panels:is([data-count="3"], [data-count="5"]) figure:first-child { grid-column: auto; }
  .explorer[data-many]:not([data-presenter]) { font-size: clamp(13.4px, 0.8cqi, 15px); gap: 8px; padding: 12px; }
  .explorer[data-many] .panels { gap: 8px; }
  .explorer:is([data-many], [data-fill]) .chip { grid-template-columns: auto auto minmax(0, 1fr) auto; min-height: 36px; padding: 2px 10px; }
  .explorer:is([data-many], [data-fill]) .chip :is(.sample, .number) { grid-area: auto; }
  .explorer:is([data-many], [data-fill]) .number { width: 7.6em; }
  .explorer:is([data-many], [data-fill]) .amount { justify-content: end; }
  .explorer[data-many] .readout { gap: 5px; }
  .explorer[data-presenter] { font-size: clamp(20px, 1.45cqi, 27px); }
  .explorer[data-fill] { font-size: clamp(20px, 1.32cqi, 26px); }
}
.explorer[data-fill] { display: flex; flex-direction: column; min-height: 100%; gap: 10px; padding: 12px 18px; border: 0; border-radius: 0; }
.explorer[data-fill] :is(h2, .sample) { display: none; }
.explorer[data-fill] .chip { grid-template-columns: auto auto minmax(0, 1fr); }
.explorer[data-fill] .number { width: auto; }
.explorer[data-fill] :is(.panels, .runs) { flex: 1 0 20em; }
.explorer[data-fill] .picture { flex: 1 0 12em; position: relative; margin: 6px 0 0; padding: 0; }
.explorer[data-fill] .picture svg { position: absolute; }
${M}
${N}
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;var R=`${K}
.predict { gap: 10px; border-left: 5px solid var(--p); }
.predict[data-verdict="right"] { border-left-color: var(--em); }
.predict[data-verdict="wrong"] { border-left-color: var(--js); }
.predict legend { font-size: 1.1em; padding-bottom: 8px; text-wrap: pretty; }
.option { display: flex; gap: 10px; align-items: center; min-height: 36px; padding: 4px 10px; border-radius: 8px; cursor: pointer; flex: 1 1 20em; }
.option:hover, .option:has(:checked) { background: var(--control); }
.option input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--p); cursor: inherit; }
.option:has(:disabled) { cursor: default; }
.option:has(:focus-visible) { outline: 3px solid var(--p); outline-offset: 1px; }
.option b { margin-inline-start: auto; flex: none; color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 650; }
.option[data-mark="answer"] b { color: color-mix(in oklab, var(--em) 75%, var(--ink)); }
.row { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; }
.hands { display: flex; flex: 1 1 12em; gap: 10px; align-items: center; padding: 2px 10px; }
.hands input { width: 4.6em; min-height: 32px; font: inherit; color: inherit; background: var(--background);
  border: 1px solid var(--edge); border-radius: 8px; padding: 2px 6px; }
.hands .room { flex: 1; height: 16px; border-radius: 4px; background: var(--control); }
.hands .bar { display: block; height: 100%; border-radius: 4px; background: var(--q); }
.row[data-mark="answer"] .bar { background: var(--em); }
.acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.acts button { padding-inline: 16px; min-height: 36px; }
.acts .strong { font-weight: 650; border-color: var(--ink); }
.acts .plain { background: none; border-color: transparent; text-decoration: underline; padding-inline: 8px; }
.veil { padding: 14px 16px; border: 2px dashed var(--edge); border-radius: 10px; color: var(--quiet); text-align: center; text-wrap: balance;
  background: repeating-linear-gradient(-45deg, transparent 0 9px, var(--control) 9px 18px); }
.veil span { background: var(--background); padding: 2px 10px; border-radius: 6px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.said { text-wrap: pretty; }
.said:focus { outline: none; }
.number { --thumb: 24px; max-width: 620px; }
.number .line { position: relative; padding: 30px 0; }
.number input { width: 100%; height: var(--thumb); margin: 0; display: block; accent-color: var(--q); cursor: grab; touch-action: pan-y; }
.number input:disabled { cursor: default; }
.number :is(.yours, .truth, .marks span) { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.number [data-side="start"] { transform: translateX(-12px); }
.number [data-side="end"] { transform: translateX(calc(-100% + 12px)); }
.number .yours { bottom: 2px; font-weight: 650; color: color-mix(in oklab, var(--q) 60%, var(--ink)); }
.number .truth { top: 2px; font-weight: 650; color: color-mix(in oklab, var(--em) 75%, var(--ink)); }
.number .truth::after { content: ""; position: absolute; left: 50%; top: 100%; height: 34px; border-left: 3px solid var(--em); transform: translateX(-50%); }
.number .truth[data-side="start"]::after { left: 12px; }
.number .truth[data-side="end"]::after { left: calc(100% - 12px); }
.number .marks { position: relative; height: 1.6em; color: var(--quiet); font-size: 0.9em; }
.sketch { cursor: crosshair; touch-action: none; max-width: 620px; border-radius: 8px; }
.sketch[data-open="true"] { cursor: default; touch-action: auto; }
.sketch:focus-visible { outline: 3px solid var(--p); }
.sketch svg { display: block; font-size: 14px; background: var(--panel); border-radius: 8px; }
.sketch .drawn { fill: none; stroke: var(--q); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.sketch .truth path { fill: none; stroke: var(--js); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
.sketch .cross { stroke: var(--ink); stroke-width: 2; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; color: var(--quiet); }
.key i { display: inline-block; width: 26px; border-top: 4px solid var(--c); vertical-align: middle; margin-inline-end: 7px; }
.piles svg { display: block; margin-inline: auto; font-size: 16px; user-select: none; -webkit-user-select: none; }
.piles .ribbon path { fill: none; stroke-linecap: butt; }
.piles .ribbon .flow { stroke: var(--em); stroke-opacity: 0.5; }
.piles .ribbon .reach { stroke: transparent; pointer-events: stroke; touch-action: none; cursor: ns-resize; }
.piles .ribbon:hover .flow { stroke-opacity: 0.75; }
.piles circle { fill: var(--c); pointer-events: none; }
.piles text { pointer-events: none; }
.piles .name { font-size: 1.2em; font-weight: 650; }
.carry { display: grid; gap: 6px; justify-self: center; width: min(100%, 560px); }
.carry input { width: 100%; height: 32px; margin: 0; accent-color: var(--em); touch-action: pan-y; }
.piles .total { font-size: 1.35em; font-weight: 650; text-align: center; }
.piles .terms { text-align: center; color: var(--quiet); }
.answers ul { margin: 0; padding-inline-start: 1.4em; display: grid; gap: 4px; }
.answers .kept { color: var(--quiet); font-size: 0.93em; }
`;var k=class{constructor(t,i){this.model=t,this.words=t.get("_words"),this.host=o("div",{class:"divergences-answers"}),i.append(this.host),this.section=o("section",{class:"explorer answers"}),this.host.attachShadow({mode:"open"}).append(o("style",{},R),this.section),this.score=o("p",{role:"status"}),this.lists=["again","open"].map(a=>{let s=o("ul");return{word:a,list:s,part:o("div",{},o("p",{},this.words[a]),s)}}),this.forget=o("button",{type:"button"},this.words.forget),this.forget.addEventListener("click",()=>O(t.get("_topics").map(([a])=>a)));let r=o("p",{class:"kept"},this.words.kept);this.section.append(o("h3",{},this.words.title),this.score,...this.lists.map(({part:a})=>a)),this.section.append(o("div",{class:"acts"},this.forget),r),this.redraw=()=>this.draw(),this.unlisten=L(this.redraw),this.unwatchTheme=$(this.redraw);for(let a of["change:language","change:theme"])t.on(a,this.redraw);this.draw()}draw(){let{model:t,words:i}=this,r=t.get("_topics"),a=g(),s=r.filter(([n])=>a[n]?.right===!0),p={again:r.filter(([n])=>a[n]?.right===!1),open:r.filter(([n])=>!a[n])};d(this.section,{lang:z(j(t.get("language"))),"data-theme":S(t.get("theme"))}),w(this.score,i.score.replace("{right}",s.length).replace("{count}",r.length));for(let{word:n,list:H,part:J}of this.lists)J.hidden=p[n].length===0,H.replaceChildren(...p[n].map(([,I])=>o("li",{},I)));this.forget.hidden=p.open.length===r.length}destroy(){for(let t of["change:language","change:theme"])this.model.off(t,this.redraw);this.unlisten(),this.unwatchTheme(),this.host.remove()}};function B({model:e,el:t}){let i=new k(e,t);return()=>i.destroy()}var me={render:B};export{me as default};

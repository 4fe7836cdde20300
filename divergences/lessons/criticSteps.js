/* Made by tools/bundle.py: change src/, not this file.
sources: 2cd70045672a05a7248c834bb81ef74fced10d041f1aba6d919535836b9d13b3

It contains


*/
var v={light:{background:"#ffffff",ink:"#1f2328",faint:"#6b7280",grid:"#d9dde3",p:"#0072b2",q:"#c07a00",js:"#b3001b",em:"#00866b",tv:"#7b4fa0",clip:"#667200",r1:"#b8257f",kl:"#555555"},dark:{background:"#14171c",ink:"#e8eaed",faint:"#9aa4b2",grid:"#333a45",p:"#56b4e9",q:"#f0b429",js:"#ff6b6b",em:"#2dd4a7",tv:"#c39be8",clip:"#b9c63f",r1:"#ff8fcf",kl:"#bbbbbb"},contrast:{background:"#000000",ink:"#ffffff",faint:"#d6d6d6",grid:"#5c5c5c",p:"#6cc6ff",q:"#ffc845",js:"#ff9292",em:"#3df0bb",tv:"#dcbcff",clip:"#d7e35c",r1:"#ffb0de",kl:"#e0e0e0"},lines:{js:[],em:[4.4,1.6],tv:[1,1.2],kl:[3.6,1.2,.8,1.2],blur:[2.4,1.6],exact:[3.3,2.2],second:[1,1.65]},methods:{minimax:"js","non-saturating":"js",r1:"r1",clip:"clip",gp:"em"}};function M(e,t){if(typeof e=="string")return he(e);if(e instanceof ArrayBuffer)return new Uint8Array(e);if(ArrayBuffer.isView(e))return new Uint8Array(e.buffer,e.byteOffset,e.byteLength);throw new TypeError(`the ${t} did not arrive`)}function he(e){let t=atob(e),r=new Uint8Array(t.length);for(let i=0;i<r.length;i++)r[i]=t.charCodeAt(i);return r}var ue="http://www.w3.org/2000/svg";function d(e,t={},...r){let i=document.createElement(e);return h(i,t),i.append(...r),i}function u(e,t,r={}){let i=document.createElementNS(ue,t);return h(i,r),e.append(i),i}function h(e,t){for(let[r,i]of Object.entries(t))i===null?e.removeAttribute(r):e.getAttribute(r)!==String(i)&&e.setAttribute(r,i);return e}var F=new WeakMap;function m(e,t){return F.get(e)===t||(F.set(e,t),e.firstChild?.nodeType===Node.TEXT_NODE?e.firstChild.data=t:e.textContent=t),e}function y(e,t,r,i){for(;e.children.length>r.length;)e.lastChild.remove();for(;e.children.length<r.length;)u(e,t);for(let[o,n]of r.entries())i(e.children[o],n,o)}function D(e,t,r,i){let o=d("div",{class:"choice",role:"radiogroup"}),n=t.map(s=>{let l=d("input",{type:"radio",name:e,value:s}),c=d("span");return l.addEventListener("change",()=>i(e,s)),o.append(d("label",{},l,c)),{word:s,input:l,label:c}});function a({state:s,t:l}){h(o,{"aria-label":l(r)});for(let{word:c,input:p,label:w}of n)p.checked=s[e]===c,m(w,l(`${r}.${c}`))}return{element:o,layout:a}}var me="⁰¹²³⁴⁵⁶⁷⁸⁹";function fe(e){let t=[...String(Math.abs(e))].map(r=>me[r]).join("");return`10${e<0?"⁻":""}${t}`}function g(e){if(Number.isNaN(e))return"—";if(Math.abs(e)===1/0)return e<0?"−∞":"∞";let t=Math.abs(e);if(t===0)return"0";let r=e<0?"−":"";if(t<.001||t>=1e6)return r+ge(Math.log10(t));let i=t<10**4?t.toPrecision(4):t.toFixed(0),o=Math.abs(Number(i)-t)<=1e-12*t;return r+(o?String(Number(i)):i)}function ge(e){let t=Math.floor(e),r=(10**(e-t)).toFixed(1);return r==="10.0"&&([r,t]=["1.0",t+1]),`${r} × ${fe(t)}`}var xe=new Intl.NumberFormat("en-US"),z=e=>xe.format(e);var T="data-lm-suppress-shortcuts",be=/^(Arrow|Page|Home$|End$|Enter$| $)/,ve=e=>e.ctrlKey||e.metaKey||e.altKey,we=e=>!ve(e)&&!e.shiftKey,P=e=>we(e)&&be.test(e.key);function U(e,t){let r=o=>{let n=o.composedPath().includes(e)&&t(o);e.removeAttribute(T),n&&(e.setAttribute(T,"true"),setTimeout(()=>e.removeAttribute(T)))},i=o=>{t(o)&&o.stopPropagation()};return window.addEventListener("keydown",r,!0),e.addEventListener("keydown",i),()=>window.removeEventListener("keydown",r,!0)}var A={"language.name":{en:"English",zh:"中文"},"language.tag":{en:"en",zh:"zh-CN"},"name.kl":{en:"KL divergence",zh:"KL 散度"},"name.js":{en:"JS divergence",zh:"JS 散度"},"name.tv":{en:"total variation",zh:"全变差距离"},"name.em":{en:"EM distance",zh:"EM 距离"},"name.discriminator":{en:"discriminator",zh:"判别器"},"name.critic":{en:"critic",zh:"评论器"},"short.kl":{en:"KL",zh:"KL"},"short.js":{en:"JS",zh:"JS"},"short.tv":{en:"TV",zh:"TV"},"short.em":{en:"EM",zh:"EM"},"name.p":{en:"real p",zh:"真实分布 p"},"name.q":{en:"generated q",zh:"生成分布 q"},"unit.nats":{en:"nats",zh:"奈特"}};var _=Object.keys(A["language.name"]);var H=e=>A["language.tag"][e];var G=e=>_.includes(e)?e:_[0];var ye=150,B=1e3;function V(e={}){let t=d("p",{role:"status","aria-live":"polite",...e}),r,i="",o=-B;function n(){r=void 0,o=performance.now(),m(t,i)}return{element:t,say(a){a!==i&&(i=a,r??=setTimeout(n,Math.max(ye,o+B-performance.now())))},destroy:()=>clearTimeout(r)}}var f=(e,t)=>e.replace(/\{(\w+)\}/g,(r,i)=>t[i]);var ze=["auto","light","dark","contrast"],q="(prefers-color-scheme: dark)",J="(prefers-contrast: more)",W="(forced-colors: active)";function Y(e){let t=[q,J,W].map(i=>matchMedia(i)),r=new MutationObserver(e);r.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});for(let i of t)i.addEventListener("change",e);return()=>{r.disconnect();for(let i of t)i.removeEventListener("change",e)}}function X(e){if(matchMedia(W).matches)return matchMedia(q).matches?"contrast":"light";if(ze.includes(e)&&e!=="auto")return e;if(matchMedia(J).matches)return"contrast";let t=document.body.dataset.jpThemeLight;return t?t==="true"?"light":"dark":matchMedia(q).matches?"dark":"light"}function Q(e,t,r,i){let o=null,n=()=>o??=requestAnimationFrame(a);function a(){o=null,r.clientWidth&&i()}let s=t.map(p=>`change:${p}`);for(let p of s)e.on(p,n);let l=new ResizeObserver(n);l.observe(r);let c=Y(n);return n(),{schedule:n,stop(){for(let p of s)e.off(p,n);l.disconnect(),c(),o!==null&&cancelAnimationFrame(o)}}}var Z=`
@media (pointer: coarse) {
  button, select, summary, .choice label, .tools button, .tools .choice label, .chip, .explorer[data-form="compact"] .chip, .racer, .tick-box, input[type="number"] { min-height: 44px !important; }
  button, select, summary, .choice label { min-width: 44px; justify-content: center; }
  .slider input { height: 44px; }
  .slider input::-webkit-slider-thumb { margin-top: -9px; }
}
`,ee=`
@media (forced-colors: active) {
  .picture svg, .sample svg { forced-color-adjust: none; background: var(--background); }
  .choice label:has(:checked), .racer:has(:checked), button[aria-pressed="true"] {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText;
  }
  .slider input { forced-color-adjust: none; --q: Highlight; --edge: GrayText; --background: Canvas; --ink: CanvasText; }
  button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) { outline-color: Highlight; }
  figure { border: 1px solid CanvasText; }
}
`;var $e=([e,t])=>`--${e}: ${t};`,L=e=>Object.entries(v[e]).map($e).join(" "),Ee=["p","q","js","em","tv","kl","clip","r1"].map(e=>`.c-${e} { --c: var(--${e}); }`).join(`
`),N=(e,t)=>`stroke-width: ${t}; stroke-dasharray: ${v.lines[e].map(r=>+(t*r).toFixed(2)).join(" ")||"none"};`,je=["em","tv","kl"].map(e=>`.curve.c-${e} { ${N(e,2.5)} }`).join(`
`),$=e=>`calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${e}))`,te=()=>`height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${$("--start")},
  var(--q) ${$("--start")}, var(--q) ${$("--end")}, var(--edge) ${$("--end")});`,re=()=>`box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`,ie=`
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${L("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${L("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${L("contrast")} color-scheme: dark; }
${Ee}
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
.slider input::-webkit-slider-runnable-track { ${te()} }
.slider input::-moz-range-track { ${te()} }
.slider input::-webkit-slider-thumb { ${re()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${re()} }
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
${je}
.curve.c-js { ${N("js",3)} }
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
.curve.r-blur { ${N("blur",2.5)} }
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
${Z}
${ee}
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;var oe=`${ie}
.critic-steps { justify-items: center; }
.critic-steps > * { max-width: 860px; width: 100%; }
.chosen { display: flex; flex-wrap: wrap; gap: 10px 22px; }
.chosen .field { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.chosen .field > span { font-weight: 600; }
.critic-steps svg { font-size: 15px; overflow: visible; }
.critic-steps .halo { stroke: var(--background); }
.c-r1 { --c: var(--r1); } .c-clip { --c: var(--clip); }
.runs circle { stroke: var(--c); stroke-width: 1.3; fill: var(--c); fill-opacity: 0.55; }
.runs .away { fill-opacity: 0; }
.middle { stroke: var(--ink); stroke-width: 2.5; }
.limit { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 5 3; }
.now { font-size: 1.05em; padding-left: 12px; border-left: 4px solid var(--q); text-wrap: pretty; }
.about { color: var(--quiet); font-size: 0.93em; }
@media (prefers-reduced-motion: no-preference) {
  .runs circle { transition: cx 0.5s, fill-opacity 0.3s; }
}
`;var C=["n","steps","data"],Se=100,[ne,ae]=[.7,60],Me=[1,3,10,30],E=15,[x,se,b,Te,j]=[68,40,26,46,10],Ae=860,R=class{constructor(t,r){this.model=t,this.words=t.get("_words"),this.host=d("div",{class:"divergences-critic-steps"}),r.append(this.host),this.section=d("section",{class:"explorer critic-steps"}),this.host.attachShadow({mode:"open"}).append(d("style",{},oe),this.section),this.build(),this.releaseKeys=U(this.host,P),this.watching=Q(t,[...C,"language","theme"],this.host,()=>this.draw())}build(){let t=d("div",{class:"chosen"});this.choices=C.map(r=>{let i=D(r,this.model.get("_choices")[r].map(String),r,(o,n)=>this.change(r,n));return t.append(d("div",{class:"field"},d("span",{},this.words[r]),i.element)),i}),this.canvas=u(this.section,"svg",{role:"img"}),this.live=V({class:"now"}),this.section.append(t,this.canvas,this.live.element,d("p",{class:"about"},this.words.label)),this.grid=u(this.canvas,"g",{class:"grid"}),this.marks=u(this.canvas,"g",{class:"tick","text-anchor":"middle"}),this.limit=u(this.canvas,"line",{class:"limit"}),this.rows=this.words.names.map(r=>this.buildRow(r))}buildRow(t){let r=u(this.canvas,"g",{class:`c-${v.methods[t]} ${t}`});return{dots:u(r,"g",{class:"runs"}),middle:u(r,"line",{class:"middle"}),name:u(r,"text",{class:"label halo"}),said:u(r,"text",{class:"halo","text-anchor":"end"})}}change(t,r){this.model.set(t,t==="data"?r:Number(r)),this.model.save_changes(),this.watching.schedule()}t(t){let r=t.split(".").pop();return this.words[t]??(Number.isNaN(Number(r))?r:z(Number(r)))}get state(){return Object.fromEntries(C.map(t=>[t,this.model.get(t)]))}draw(){let{model:t,state:r}=this;h(this.section,{lang:H(G(t.get("language"))),"data-theme":X(t.get("theme"))});let i=Object.fromEntries(Object.entries(r).map(([c,p])=>[c,String(p)]));for(let c of this.choices)c.layout({state:i,t:p=>this.t(p)});let o=Math.min(Ae,Math.max(280,this.host.clientWidth-30)),n=b+x*this.rows.length+Te,a=t.get("_runs")[`${r.n} ${r.steps} ${r.data}`],s=a.map(qe),l=s.map(({floors:c})=>c.filter(p=>p<=this.home).length/c.length);h(this.canvas,{width:o,height:n,viewBox:`0 0 ${o} ${n}`,"aria-label":this.words.label}),this.place=Le(o),this.drawAxis(o),s.forEach((c,p)=>this.drawRow(this.rows[p],c,p,l[p],a[p].median,o)),this.live.say(this.sentence(l))}get home(){return this.model.get("_home")}sentence(t){let{n:r,steps:i,data:o}=this.state,n=t.map((a,s)=>`${this.words.objectives[s]} ${O(a)}`).join(" · ");return f(this.words.now,{n:r,steps:z(i),updates:z(i*(r+1)),data:this.t(`data.${o}`),floors:g(this.home),shares:n})}drawAxis(t){let r=b+x*this.rows.length,i=this.place(this.home),o=Me.map(a=>[this.place(a),g(a)]);o.push([this.place(1/0),this.words.far]),y(this.grid,"line",o,(a,[s])=>h(a,{x1:s,x2:s,y1:b,y2:r}));let n=o.map(([a,s])=>[a,r+1.3*E,s]);n.push([t/2,r+2.7*E,this.words.axis]),n.push([Math.max(i,60),b-8,f(this.words.home,{floors:g(this.home)})]),y(this.marks,"text",n,(a,[s,l,c])=>h(m(a,c),{x:s,y:l})),h(this.limit,{x1:i,x2:i,y1:b,y2:r})}drawRow(t,{floors:r,modes:i},o,n,a,s){let l=b+x*o,c=this.model.get("_modes")[this.state.data];h(m(t.name,this.words.objectives[o]),{x:j,y:l+E});let p=s<520,w=[s<420?O(n):f(this.words.share,{share:O(n)})];p||w.push(f(this.words.median,{floors:g(le(a))})),h(m(t.said,w.join(" · ")),{x:s-j,y:l+E}),y(t.dots,"circle",r,(k,K,S)=>{let ce=l+x-se+4+S*17%31;h(k,{r:3.6,style:`cx: ${this.place(K).toFixed(1)}px; cy: ${ce}px`}),h(k,{class:K<=this.home?"home":"away"});let pe=k.firstChild??u(k,"title");m(pe,this.story(S,r,i[S],c))});let I=this.place(a??1/0);h(t.middle,{x1:I,x2:I,y1:l+x-se,y2:l+x-2})}story(t,r,i,o){let{networks:n,rates:a,run:s}=this.words,l=r.length/(n.length*a.length);return f(s,{network:n[Math.floor(t/(a.length*l))],rate:a[Math.floor(t/l)%a.length],seed:t%l,floors:g(le(r[t])),modes:f(this.words.modes,{modes:i,all:o})})}destroy(){this.watching.stop(),this.live.destroy(),this.releaseKeys(),this.host.remove()}};function qe({floors:e,modes:t}){let r=M(e,"distances").slice(),i=new DataView(r.buffer),o=r.length/2;return{floors:Array.from({length:o},(n,a)=>{let s=i.getUint16(2*a,!0);return s===65535?1/0:s/Se}),modes:[...M(t,"modes")]}}function Le(e){let[r,i]=[j+6,e-j-44],o=n=>Math.log(n/ne)/Math.log(ae/ne);return n=>n>ae?i+44/2:r+(i-r)*Math.max(0,o(n))}var O=e=>`${Math.round(100*e)} %`,le=e=>e===null?1/0:Number(e.toPrecision(2));function Ne({model:e,el:t}){let r=new R(e,t);return()=>r.destroy()}var mt={render:Ne};export{mt as default};

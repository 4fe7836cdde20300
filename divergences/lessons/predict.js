/* Made by tools/bundle.py: change src/, not this file.
sources: 2cd70045672a05a7248c834bb81ef74fced10d041f1aba6d919535836b9d13b3

It contains

d3-array, d3-color, d3-format, d3-interpolate:

Copyright 2010-2026 Mike Bostock

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.

d3-scale:

Copyright 2010-2021 Mike Bostock

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
*/
var Fn="http://www.w3.org/2000/svg";function d(e,t={},...n){let r=document.createElement(e);return x(r,t),r.append(...n),r}function k(e,t,n={}){let r=document.createElementNS(Fn,t);return x(r,n),e.append(r),r}function x(e,t){for(let[n,r]of Object.entries(t))r===null?e.removeAttribute(n):e.getAttribute(n)!==String(r)&&e.setAttribute(n,r);return e}var gt=new WeakMap;function N(e,t){return gt.get(e)===t||(gt.set(e,t),e.firstChild?.nodeType===Node.TEXT_NODE?e.firstChild.data=t:e.textContent=t),e}function Y(e,t,n,r){for(;e.children.length>n.length;)e.lastChild.remove();for(;e.children.length<n.length;)k(e,t);for(let[i,o]of n.entries())r(e.children[i],o,i)}var Pe="data-lm-suppress-shortcuts";var Xn=e=>e.ctrlKey||e.metaKey||e.altKey,xt=e=>!Xn(e)&&!e.shiftKey;function bt(e,t){let n=i=>{let o=i.composedPath().includes(e)&&t(i);e.removeAttribute(Pe),o&&(e.setAttribute(Pe,"true"),setTimeout(()=>e.removeAttribute(Pe)))},r=i=>{t(i)&&i.stopPropagation()};return window.addEventListener("keydown",n,!0),e.addEventListener("keydown",r),()=>window.removeEventListener("keydown",n,!0)}var _e={"language.name":{en:"English",zh:"中文"},"language.tag":{en:"en",zh:"zh-CN"},"name.kl":{en:"KL divergence",zh:"KL 散度"},"name.js":{en:"JS divergence",zh:"JS 散度"},"name.tv":{en:"total variation",zh:"全变差距离"},"name.em":{en:"EM distance",zh:"EM 距离"},"name.discriminator":{en:"discriminator",zh:"判别器"},"name.critic":{en:"critic",zh:"评论器"},"short.kl":{en:"KL",zh:"KL"},"short.js":{en:"JS",zh:"JS"},"short.tv":{en:"TV",zh:"TV"},"short.em":{en:"EM",zh:"EM"},"name.p":{en:"real p",zh:"真实分布 p"},"name.q":{en:"generated q",zh:"生成分布 q"},"unit.nats":{en:"nats",zh:"奈特"}};var wt=Object.keys(_e["language.name"]);var yt=e=>_e["language.tag"][e];var vt=e=>wt.includes(e)?e:wt[0];var Bn=["auto","light","dark","contrast"],He="(prefers-color-scheme: dark)",kt="(prefers-contrast: more)",Mt="(forced-colors: active)";function Nt(e){let t=[He,kt,Mt].map(r=>matchMedia(r)),n=new MutationObserver(e);n.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});for(let r of t)r.addEventListener("change",e);return()=>{n.disconnect();for(let r of t)r.removeEventListener("change",e)}}function $t(e){if(matchMedia(Mt).matches)return matchMedia(He).matches?"contrast":"light";if(Bn.includes(e)&&e!=="auto")return e;if(matchMedia(kt).matches)return"contrast";let t=document.body.dataset.jpThemeLight;return t?t==="true"?"light":"dark":matchMedia(He).matches?"dark":"light"}var At=999,me=class{constructor(t){this.view=t,this.rows=t.model.get("options").map((n,r)=>this.createRow(n,r)),this.element=d("div",{},...this.rows.map(({row:n})=>n))}createRow(t,n){let{view:r}=this,i=d("input",{type:"radio",name:"prediction",value:n}),o=d("b"),a=d("label",{class:"option"},i,d("span",{},t),o),l=d("i",{class:"bar"}),c=d("input",{type:"number",min:0,max:At,step:1,inputmode:"numeric"});x(c,{"aria-label":r.words.handsFor.replace("{option}",t)});let s=d("div",{class:"hands"},c,d("span",{class:"room"},l));return i.addEventListener("change",()=>r.change({choice:n})),c.addEventListener("input",()=>this.count()),{row:d("div",{class:"row"},a,s),label:a,input:i,mark:o,hands:s,count:c,bar:l}}count(){let t=({count:n})=>Math.min(At,Math.max(0,Math.round(Number(n.value))||0));this.view.change({hands:this.rows.map(t)})}get ready(){return this.view.model.get("choice")>=0}get right(){return this.view.model.get("choice")===this.view.model.get("_answer")}get kept(){return{choice:this.view.model.get("choice")}}restored({choice:t}){return Number.isInteger(t)&&t>=0&&t<this.rows.length?{choice:t}:null}get empty(){return{choice:-1}}said(){return""}draw({open:t,counting:n}){let{model:r,words:i}=this.view,[o,a,l]=["choice","_answer","hands"].map(s=>r.get(s)),c=l.reduce((s,u)=>s+u,0);this.rows.forEach(({row:s,label:u,input:f,mark:h,hands:m,count:w,bar:g},b)=>{f.checked=b===o,f.disabled=t;let y=t?b===a?"answer":b===o?"yours":null:null;x(s,{"data-mark":y}),x(u,{"data-mark":y}),N(h,y?`${y==="answer"?"✓":"✗"} ${i[y]}`:""),m.hidden=!n;let A=l[b]??0;Number(w.value)!==A&&(w.value=A),g.style.width=c?`${100*A/c}%`:"0"})}};function ge(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Gn(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function St(e){let t,n,r;e.length!==2?(t=ge,n=(l,c)=>ge(e(l),c),r=(l,c)=>e(l)-c):(t=e===ge||e===Gn?e:Yn,n=e,r=e);function i(l,c,s=0,u=l.length){if(s<u){if(t(c,c)!==0)return u;do{let f=s+u>>>1;n(l[f],c)<0?s=f+1:u=f}while(s<u)}return s}function o(l,c,s=0,u=l.length){if(s<u){if(t(c,c)!==0)return u;do{let f=s+u>>>1;n(l[f],c)<=0?s=f+1:u=f}while(s<u)}return s}function a(l,c,s=0,u=l.length){let f=i(l,c,s,u-1);return f>s&&r(l[f-1],c)>-r(l[f],c)?f-1:f}return{left:i,center:a,right:o}}function Yn(){return 0}function Un(e){return e===null?NaN:+e}var zt=St(ge),Et=zt.right,pi=zt.left,mi=St(Un).center;var gi=qt(jt),xi=qt(Vn);function qt(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:i,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:i.length/o))>=0))throw new RangeError("invalid height");if(!o||!a||!n&&!r)return t;let l=n&&e(n),c=r&&e(r),s=i.slice();return l&&c?(U(l,s,i,o,a),U(l,i,s,o,a),U(l,s,i,o,a),V(c,i,s,o,a),V(c,s,i,o,a),V(c,i,s,o,a)):l?(U(l,i,s,o,a),U(l,s,i,o,a),U(l,i,s,o,a)):c&&(V(c,i,s,o,a),V(c,s,i,o,a),V(c,i,s,o,a)),t}}function U(e,t,n,r,i){for(let o=0,a=r*i;o<a;)e(t,n,o,o+=r,1)}function V(e,t,n,r,i){for(let o=0,a=r*i;o<r;++o)e(t,n,o,o+a,r)}function Vn(e){let t=jt(e);return(n,r,i,o,a)=>{i<<=2,o<<=2,a<<=2,t(n,r,i+0,o+0,a),t(n,r,i+1,o+1,a),t(n,r,i+2,o+2,a),t(n,r,i+3,o+3,a)}}function jt(e){let t=Math.floor(e);if(t===e)return Jn(e);let n=e-t,r=2*e+1;return(i,o,a,l,c)=>{if(!((l-=c)>=a))return;let s=t*o[a],u=c*t,f=u+c;for(let h=a,m=a+u;h<m;h+=c)s+=o[Math.min(l,h)];for(let h=a,m=l;h<=m;h+=c)s+=o[Math.min(l,h+u)],i[h]=(s+n*(o[Math.max(a,h-f)]+o[Math.min(l,h+f)]))/r,s-=o[Math.max(a,h-u)]}}function Jn(e){let t=2*e+1;return(n,r,i,o,a)=>{if(!((o-=a)>=i))return;let l=e*r[i],c=a*e;for(let s=i,u=i+c;s<u;s+=a)l+=r[Math.min(o,s)];for(let s=i,u=o;s<=u;s+=a)l+=r[Math.min(o,s+c)],n[s]=l/t,l-=r[Math.max(i,s-c)]}}var Wn=Array.prototype,bi=Wn.slice;var Qn=Math.sqrt(50),Zn=Math.sqrt(10),er=Math.sqrt(2);function xe(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),a=o>=Qn?10:o>=Zn?5:o>=er?2:1,l,c,s;return i<0?(s=Math.pow(10,-i)/a,l=Math.round(e*s),c=Math.round(t*s),l/s<e&&++l,c/s>t&&--c,s=-s):(s=Math.pow(10,i)*a,l=Math.round(e/s),c=Math.round(t/s),l*s<e&&++l,c*s>t&&--c),c<l&&.5<=n&&n<2?xe(e,t,n*2):[l,c,s]}function Lt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,a]=r?xe(t,e,n):xe(e,t,n);if(!(o>=i))return[];let l=o-i+1,c=new Array(l);if(r)if(a<0)for(let s=0;s<l;++s)c[s]=(o-s)/-a;else for(let s=0;s<l;++s)c[s]=(o-s)*a;else if(a<0)for(let s=0;s<l;++s)c[s]=(i+s)/-a;else for(let s=0;s<l;++s)c[s]=(i+s)*a;return c}function be(e,t,n){return t=+t,e=+e,n=+n,xe(e,t,n)[2]}function Rt(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?be(t,e,n):be(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}var wi=tr(Math.random);function tr(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let a=e()*o--|0,l=n[o+r];n[o+r]=n[a+r],n[a+r]=l}return n}}function Tt(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}function Z(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function se(e,t){var n=Object.create(e.prototype);for(var r in t)n[r]=t[r];return n}function O(){}var K=.7,Q=1/K,J="\\s*([+-]?\\d+)\\s*",oe="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",L="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",nr=/^#([0-9a-f]{3,8})$/,rr=new RegExp(`^rgb\\(${J},${J},${J}\\)$`),ir=new RegExp(`^rgb\\(${L},${L},${L}\\)$`),or=new RegExp(`^rgba\\(${J},${J},${J},${oe}\\)$`),ar=new RegExp(`^rgba\\(${L},${L},${L},${oe}\\)$`),sr=new RegExp(`^hsl\\(${oe},${L},${L}\\)$`),lr=new RegExp(`^hsla\\(${oe},${L},${L},${oe}\\)$`),Ct={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Z(O,ee,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:It,formatHex:It,formatHex8:cr,formatHsl:ur,formatRgb:Ot,toString:Ot});function It(){return this.rgb().formatHex()}function cr(){return this.rgb().formatHex8()}function ur(){return Gt(this).formatHsl()}function Ot(){return this.rgb().formatRgb()}function ee(e){var t,n;return e=(e+"").trim().toLowerCase(),(t=nr.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?Pt(t):n===3?new v(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?we(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?we(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=rr.exec(e))?new v(t[1],t[2],t[3],1):(t=ir.exec(e))?new v(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=or.exec(e))?we(t[1],t[2],t[3],t[4]):(t=ar.exec(e))?we(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=sr.exec(e))?Dt(t[1],t[2]/100,t[3]/100,1):(t=lr.exec(e))?Dt(t[1],t[2]/100,t[3]/100,t[4]):Ct.hasOwnProperty(e)?Pt(Ct[e]):e==="transparent"?new v(NaN,NaN,NaN,0):null}function Pt(e){return new v(e>>16&255,e>>8&255,e&255,1)}function we(e,t,n,r){return r<=0&&(e=t=n=NaN),new v(e,t,n,r)}function Ge(e){return e instanceof O||(e=ee(e)),e?(e=e.rgb(),new v(e.r,e.g,e.b,e.opacity)):new v}function le(e,t,n,r){return arguments.length===1?Ge(e):new v(e,t,n,r??1)}function v(e,t,n,r){this.r=+e,this.g=+t,this.b=+n,this.opacity=+r}Z(v,le,se(O,{brighter(e){return e=e==null?Q:Math.pow(Q,e),new v(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?K:Math.pow(K,e),new v(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new v(F(this.r),F(this.g),F(this.b),ve(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:_t,formatHex:_t,formatHex8:fr,formatRgb:Ht,toString:Ht}));function _t(){return`#${D(this.r)}${D(this.g)}${D(this.b)}`}function fr(){return`#${D(this.r)}${D(this.g)}${D(this.b)}${D((isNaN(this.opacity)?1:this.opacity)*255)}`}function Ht(){let e=ve(this.opacity);return`${e===1?"rgb(":"rgba("}${F(this.r)}, ${F(this.g)}, ${F(this.b)}${e===1?")":`, ${e})`}`}function ve(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function F(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function D(e){return e=F(e),(e<16?"0":"")+e.toString(16)}function Dt(e,t,n,r){return r<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new E(e,t,n,r)}function Gt(e){if(e instanceof E)return new E(e.h,e.s,e.l,e.opacity);if(e instanceof O||(e=ee(e)),!e)return new E;if(e instanceof E)return e;e=e.rgb();var t=e.r/255,n=e.g/255,r=e.b/255,i=Math.min(t,n,r),o=Math.max(t,n,r),a=NaN,l=o-i,c=(o+i)/2;return l?(t===o?a=(n-r)/l+(n<r)*6:n===o?a=(r-t)/l+2:a=(t-n)/l+4,l/=c<.5?o+i:2-o-i,a*=60):l=c>0&&c<1?0:a,new E(a,l,c,e.opacity)}function Me(e,t,n,r){return arguments.length===1?Gt(e):new E(e,t,n,r??1)}function E(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}Z(E,Me,se(O,{brighter(e){return e=e==null?Q:Math.pow(Q,e),new E(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?K:Math.pow(K,e),new E(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*t,i=2*n-r;return new v(De(e>=240?e-240:e+120,i,r),De(e,i,r),De(e<120?e+240:e-120,i,r),this.opacity)},clamp(){return new E(Ft(this.h),ye(this.s),ye(this.l),ve(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=ve(this.opacity);return`${e===1?"hsl(":"hsla("}${Ft(this.h)}, ${ye(this.s)*100}%, ${ye(this.l)*100}%${e===1?")":`, ${e})`}`}}));function Ft(e){return e=(e||0)%360,e<0?e+360:e}function ye(e){return Math.max(0,Math.min(1,e||0))}function De(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}var Yt=Math.PI/180,Ut=180/Math.PI,ke=18,Vt=.96422,Jt=1,Wt=.82521,Qt=4/29,W=6/29,Zt=3*W*W,hr=W*W*W;function en(e){if(e instanceof R)return new R(e.l,e.a,e.b,e.opacity);if(e instanceof C)return nn(e);e instanceof v||(e=Ge(e));var t=Be(e.r),n=Be(e.g),r=Be(e.b),i=Fe((.2225045*t+.7168786*n+.0606169*r)/Jt),o,a;return t===n&&n===r?o=a=i:(o=Fe((.4360747*t+.3850649*n+.1430804*r)/Vt),a=Fe((.0139322*t+.0971045*n+.7141733*r)/Wt)),new R(116*i-16,500*(o-i),200*(i-a),e.opacity)}function tn(e,t,n,r){return arguments.length===1?en(e):new R(e,t,n,r??1)}function R(e,t,n,r){this.l=+e,this.a=+t,this.b=+n,this.opacity=+r}Z(R,tn,se(O,{brighter(e){return new R(this.l+ke*(e??1),this.a,this.b,this.opacity)},darker(e){return new R(this.l-ke*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=Vt*Xe(t),e=Jt*Xe(e),n=Wt*Xe(n),new v(Ke(3.1338561*t-1.6168667*e-.4906146*n),Ke(-.9787684*t+1.9161415*e+.033454*n),Ke(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function Fe(e){return e>hr?Math.pow(e,1/3):e/Zt+Qt}function Xe(e){return e>W?e*e*e:Zt*(e-Qt)}function Ke(e){return 255*(e<=.0031308?12.92*e:1.055*Math.pow(e,1/2.4)-.055)}function Be(e){return(e/=255)<=.04045?e/12.92:Math.pow((e+.055)/1.055,2.4)}function dr(e){if(e instanceof C)return new C(e.h,e.c,e.l,e.opacity);if(e instanceof R||(e=en(e)),e.a===0&&e.b===0)return new C(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*Ut;return new C(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function Ne(e,t,n,r){return arguments.length===1?dr(e):new C(e,t,n,r??1)}function C(e,t,n,r){this.h=+e,this.c=+t,this.l=+n,this.opacity=+r}function nn(e){if(isNaN(e.h))return new R(e.l,0,0,e.opacity);var t=e.h*Yt;return new R(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}Z(C,Ne,se(O,{brighter(e){return new C(this.h,this.c,this.l+ke*(e??1),this.opacity)},darker(e){return new C(this.h,this.c,this.l-ke*(e??1),this.opacity)},rgb(){return nn(this).rgb()}}));var rn=-.14861,Ye=1.78277,Ue=-.29227,$e=-.90649,ae=1.97294,Xt=ae*$e,Kt=ae*Ye,Bt=Ye*Ue-$e*rn;function pr(e){if(e instanceof X)return new X(e.h,e.s,e.l,e.opacity);e instanceof v||(e=Ge(e));var t=e.r/255,n=e.g/255,r=e.b/255,i=(Bt*r+Xt*t-Kt*n)/(Bt+Xt-Kt),o=r-i,a=(ae*(n-i)-Ue*o)/$e,l=Math.sqrt(a*a+o*o)/(ae*i*(1-i)),c=l?Math.atan2(a,o)*Ut-120:NaN;return new X(c<0?c+360:c,l,i,e.opacity)}function Ae(e,t,n,r){return arguments.length===1?pr(e):new X(e,t,n,r??1)}function X(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}Z(X,Ae,se(O,{brighter(e){return e=e==null?Q:Math.pow(Q,e),new X(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?K:Math.pow(K,e),new X(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*Yt,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),r=Math.cos(e),i=Math.sin(e);return new v(255*(t+n*(rn*r+Ye*i)),255*(t+n*(Ue*r+$e*i)),255*(t+n*(ae*r)),this.opacity)}}));function ln(e,t,n,r,i){var o=e*e,a=o*e;return((1-3*e+3*o-a)*t+(4-6*o+3*a)*n+(1+3*e+3*o-3*a)*r+a*i)/6}function mr(e){var t=e.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,t-1):Math.floor(n*t),i=e[r],o=e[r+1],a=r>0?e[r-1]:2*i-o,l=r<t-1?e[r+2]:2*o-i;return ln((n-r/t)*t,a,i,o,l)}}function gr(e){var t=e.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*t),i=e[(r+t-1)%t],o=e[r%t],a=e[(r+1)%t],l=e[(r+2)%t];return ln((n-r/t)*t,i,o,a,l)}}var ze=e=>()=>e;function cn(e,t){return function(n){return e+n*t}}function xr(e,t,n){return e=Math.pow(e,n),t=Math.pow(t,n)-e,n=1/n,function(r){return Math.pow(e+r*t,n)}}function Qe(e,t){var n=t-e;return n?cn(e,n>180||n<-180?n-360*Math.round(n/360):n):ze(isNaN(e)?t:e)}function br(e){return(e=+e)==1?$:function(t,n){return n-t?xr(t,n,e):ze(isNaN(t)?n:t)}}function $(e,t){var n=t-e;return n?cn(e,n):ze(isNaN(e)?t:e)}var on=(function e(t){var n=br(t);function r(i,o){var a=n((i=le(i)).r,(o=le(o)).r),l=n(i.g,o.g),c=n(i.b,o.b),s=$(i.opacity,o.opacity);return function(u){return i.r=a(u),i.g=l(u),i.b=c(u),i.opacity=s(u),i+""}}return r.gamma=e,r})(1);function un(e){return function(t){var n=t.length,r=new Array(n),i=new Array(n),o=new Array(n),a,l;for(a=0;a<n;++a)l=le(t[a]),r[a]=l.r||0,i[a]=l.g||0,o[a]=l.b||0;return r=e(r),i=e(i),o=e(o),l.opacity=1,function(c){return l.r=r(c),l.g=i(c),l.b=o(c),l+""}}}var Ni=un(mr),$i=un(gr);function wr(e,t){t||(t=[]);var n=e?Math.min(t.length,e.length):0,r=t.slice(),i;return function(o){for(i=0;i<n;++i)r[i]=e[i]*(1-o)+t[i]*o;return r}}function yr(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function vr(e,t){var n=t?t.length:0,r=e?Math.min(n,e.length):0,i=new Array(r),o=new Array(n),a;for(a=0;a<r;++a)i[a]=Ee(e[a],t[a]);for(;a<n;++a)o[a]=t[a];return function(l){for(a=0;a<r;++a)o[a]=i[a](l);return o}}function kr(e,t){var n=new Date;return e=+e,t=+t,function(r){return n.setTime(e*(1-r)+t*r),n}}function q(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function Mr(e,t){var n={},r={},i;(e===null||typeof e!="object")&&(e={}),(t===null||typeof t!="object")&&(t={});for(i in t)i in e?n[i]=Ee(e[i],t[i]):r[i]=t[i];return function(o){for(i in n)r[i]=n[i](o);return r}}var Je=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Ve=new RegExp(Je.source,"g");function Nr(e){return function(){return e}}function $r(e){return function(t){return e(t)+""}}function Ar(e,t){var n=Je.lastIndex=Ve.lastIndex=0,r,i,o,a=-1,l=[],c=[];for(e=e+"",t=t+"";(r=Je.exec(e))&&(i=Ve.exec(t));)(o=i.index)>n&&(o=t.slice(n,o),l[a]?l[a]+=o:l[++a]=o),(r=r[0])===(i=i[0])?l[a]?l[a]+=i:l[++a]=i:(l[++a]=null,c.push({i:a,x:q(r,i)})),n=Ve.lastIndex;return n<t.length&&(o=t.slice(n),l[a]?l[a]+=o:l[++a]=o),l.length<2?c[0]?$r(c[0].x):Nr(t):(t=c.length,function(s){for(var u=0,f;u<t;++u)l[(f=c[u]).i]=f.x(s);return l.join("")})}function Ee(e,t){var n=typeof t,r;return t==null||n==="boolean"?ze(t):(n==="number"?q:n==="string"?(r=ee(t))?(t=r,on):Ar:t instanceof ee?on:t instanceof Date?kr:yr(t)?wr:Array.isArray(t)?vr:typeof t.valueOf!="function"&&typeof t.toString!="function"||isNaN(t)?Mr:q)(e,t)}function fn(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var an=180/Math.PI,We={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function hn(e,t,n,r,i,o){var a,l,c;return(a=Math.sqrt(e*e+t*t))&&(e/=a,t/=a),(c=e*n+t*r)&&(n-=e*c,r-=t*c),(l=Math.sqrt(n*n+r*r))&&(n/=l,r/=l,c/=l),e*r<t*n&&(e=-e,t=-t,c=-c,a=-a),{translateX:i,translateY:o,rotate:Math.atan2(t,e)*an,skewX:Math.atan(c)*an,scaleX:a,scaleY:l}}var Se;function Sr(e){let t=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(e+"");return t.isIdentity?We:hn(t.a,t.b,t.c,t.d,t.e,t.f)}function zr(e){return e==null||(Se||(Se=document.createElementNS("http://www.w3.org/2000/svg","g")),Se.setAttribute("transform",e),!(e=Se.transform.baseVal.consolidate()))?We:(e=e.matrix,hn(e.a,e.b,e.c,e.d,e.e,e.f))}function dn(e,t,n,r){function i(s){return s.length?s.pop()+" ":""}function o(s,u,f,h,m,w){if(s!==f||u!==h){var g=m.push("translate(",null,t,null,n);w.push({i:g-4,x:q(s,f)},{i:g-2,x:q(u,h)})}else(f||h)&&m.push("translate("+f+t+h+n)}function a(s,u,f,h){s!==u?(s-u>180?u+=360:u-s>180&&(s+=360),h.push({i:f.push(i(f)+"rotate(",null,r)-2,x:q(s,u)})):u&&f.push(i(f)+"rotate("+u+r)}function l(s,u,f,h){s!==u?h.push({i:f.push(i(f)+"skewX(",null,r)-2,x:q(s,u)}):u&&f.push(i(f)+"skewX("+u+r)}function c(s,u,f,h,m,w){if(s!==f||u!==h){var g=m.push(i(m)+"scale(",null,",",null,")");w.push({i:g-4,x:q(s,f)},{i:g-2,x:q(u,h)})}else(f!==1||h!==1)&&m.push(i(m)+"scale("+f+","+h+")")}return function(s,u){var f=[],h=[];return s=e(s),u=e(u),o(s.translateX,s.translateY,u.translateX,u.translateY,f,h),a(s.rotate,u.rotate,f,h),l(s.skewX,u.skewX,f,h),c(s.scaleX,s.scaleY,u.scaleX,u.scaleY,f,h),s=u=null,function(m){for(var w=-1,g=h.length,b;++w<g;)f[(b=h[w]).i]=b.x(m);return f.join("")}}}var Ai=dn(Sr,"px, ","px)","deg)"),Si=dn(zr,", ",")",")"),Er=1e-12;function sn(e){return((e=Math.exp(e))+1/e)/2}function qr(e){return((e=Math.exp(e))-1/e)/2}function jr(e){return((e=Math.exp(2*e))-1)/(e+1)}var zi=(function e(t,n,r){function i(o,a){var l=o[0],c=o[1],s=o[2],u=a[0],f=a[1],h=a[2],m=u-l,w=f-c,g=m*m+w*w,b,y;if(g<Er)y=Math.log(h/s)/t,b=function(_){return[l+_*m,c+_*w,s*Math.exp(t*_*y)]};else{var A=Math.sqrt(g),P=(h*h-s*s+r*g)/(2*s*n*A),z=(h*h-s*s-r*g)/(2*h*n*A),I=Math.log(Math.sqrt(P*P+1)-P),M=Math.log(Math.sqrt(z*z+1)-z);y=(M-I)/t,b=function(_){var ue=_*y,ie=sn(I),fe=s/(n*A)*(ie*jr(t*ue+I)-qr(I));return[l+fe*m,c+fe*w,s*ie/sn(t*ue+I)]}}return b.duration=Math.abs(y)*1e3*t/Math.SQRT2,b}return i.rho=function(o){var a=Math.max(.001,+o),l=a*a,c=l*l;return e(a,l,c)},i})(Math.SQRT2,2,4);function pn(e){return function(t,n){var r=e((t=Me(t)).h,(n=Me(n)).h),i=$(t.s,n.s),o=$(t.l,n.l),a=$(t.opacity,n.opacity);return function(l){return t.h=r(l),t.s=i(l),t.l=o(l),t.opacity=a(l),t+""}}}var Ei=pn(Qe),qi=pn($);function mn(e){return function(t,n){var r=e((t=Ne(t)).h,(n=Ne(n)).h),i=$(t.c,n.c),o=$(t.l,n.l),a=$(t.opacity,n.opacity);return function(l){return t.h=r(l),t.c=i(l),t.l=o(l),t.opacity=a(l),t+""}}}var ji=mn(Qe),Li=mn($);function gn(e){return(function t(n){n=+n;function r(i,o){var a=e((i=Ae(i)).h,(o=Ae(o)).h),l=$(i.s,o.s),c=$(i.l,o.l),s=$(i.opacity,o.opacity);return function(u){return i.h=a(u),i.s=l(u),i.l=c(Math.pow(u,n)),i.opacity=s(u),i+""}}return r.gamma=t,r})(1)}var Ri=gn(Qe),Ti=gn($);function Ze(e){return function(){return e}}function et(e){return+e}var xn=[0,1];function te(e){return e}function tt(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:Ze(isNaN(t)?NaN:.5)}function Lr(e,t){var n;return e>t&&(n=e,e=t,t=n),function(r){return Math.max(e,Math.min(t,r))}}function Rr(e,t,n){var r=e[0],i=e[1],o=t[0],a=t[1];return i<r?(r=tt(i,r),o=n(a,o)):(r=tt(r,i),o=n(o,a)),function(l){return o(r(l))}}function Tr(e,t,n){var r=Math.min(e.length,t.length)-1,i=new Array(r),o=new Array(r),a=-1;for(e[r]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++a<r;)i[a]=tt(e[a],e[a+1]),o[a]=n(t[a],t[a+1]);return function(l){var c=Et(e,l,1,r)-1;return o[c](i[c](l))}}function bn(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function Cr(){var e=xn,t=xn,n=Ee,r,i,o,a=te,l,c,s;function u(){var h=Math.min(e.length,t.length);return a!==te&&(a=Lr(e[0],e[h-1])),l=h>2?Tr:Rr,c=s=null,f}function f(h){return h==null||isNaN(h=+h)?o:(c||(c=l(e.map(r),t,n)))(r(a(h)))}return f.invert=function(h){return a(i((s||(s=l(t,e.map(r),q)))(h)))},f.domain=function(h){return arguments.length?(e=Array.from(h,et),u()):e.slice()},f.range=function(h){return arguments.length?(t=Array.from(h),u()):t.slice()},f.rangeRound=function(h){return t=Array.from(h),n=fn,u()},f.clamp=function(h){return arguments.length?(a=h?!0:te,u()):a!==te},f.interpolate=function(h){return arguments.length?(n=h,u()):n},f.unknown=function(h){return arguments.length?(o=h,f):o},function(h,m){return r=h,i=m,u()}}function nt(){return Cr()(te,te)}function Ir(e){return Math.abs(e=Math.round(e))>=1e21?e.toLocaleString("en").replace(/,/g,""):e.toString(10)}function je(e,t){if(!isFinite(e)||e===0)return null;var n=(e=t?e.toExponential(t-1):e.toExponential()).indexOf("e"),r=e.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+e.slice(n+1)]}function ne(e){return e=je(Math.abs(e)),e?e[1]:NaN}function Or(e,t){return function(n,r){for(var i=n.length,o=[],a=0,l=e[0],c=0;i>0&&l>0&&(c+l+1>r&&(l=Math.max(1,r-c)),o.push(n.substring(i-=l,i+l)),!((c+=l+1)>r));)l=e[a=(a+1)%e.length];return o.reverse().join(t)}}function Pr(e){return function(t){return t.replace(/[0-9]/g,function(n){return e[+n]})}}var _r=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function ce(e){if(!(t=_r.exec(e)))throw new Error("invalid format: "+e);var t;return new rt({fill:t[1],align:t[2],sign:t[3],symbol:t[4],zero:t[5],width:t[6],comma:t[7],precision:t[8]&&t[8].slice(1),trim:t[9],type:t[10]})}ce.prototype=rt.prototype;function rt(e){this.fill=e.fill===void 0?" ":e.fill+"",this.align=e.align===void 0?">":e.align+"",this.sign=e.sign===void 0?"-":e.sign+"",this.symbol=e.symbol===void 0?"":e.symbol+"",this.zero=!!e.zero,this.width=e.width===void 0?void 0:+e.width,this.comma=!!e.comma,this.precision=e.precision===void 0?void 0:+e.precision,this.trim=!!e.trim,this.type=e.type===void 0?"":e.type+""}rt.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function Hr(e){e:for(var t=e.length,n=1,r=-1,i;n<t;++n)switch(e[n]){case".":r=i=n;break;case"0":r===0&&(r=n),i=n;break;default:if(!+e[n])break e;r>0&&(r=0);break}return r>0?e.slice(0,r)+e.slice(i+1):e}var Le;function Dr(e,t){var n=je(e,t);if(!n)return Le=void 0,e.toPrecision(t);var r=n[0],i=n[1],o=i-(Le=Math.max(-8,Math.min(8,Math.floor(i/3)))*3)+1,a=r.length;return o===a?r:o>a?r+new Array(o-a+1).join("0"):o>0?r.slice(0,o)+"."+r.slice(o):"0."+new Array(1-o).join("0")+je(e,Math.max(0,t+o-1))[0]}function wn(e,t){var n=je(e,t);if(!n)return e+"";var r=n[0],i=n[1];return i<0?"0."+new Array(-i).join("0")+r:r.length>i+1?r.slice(0,i+1)+"."+r.slice(i+1):r+new Array(i-r.length+2).join("0")}var yn={"%":(e,t)=>(e*100).toFixed(t),b:e=>Math.round(e).toString(2),c:e=>e+"",d:Ir,e:(e,t)=>e.toExponential(t),f:(e,t)=>e.toFixed(t),g:(e,t)=>e.toPrecision(t),o:e=>Math.round(e).toString(8),p:(e,t)=>wn(e*100,t),r:wn,s:Dr,X:e=>Math.round(e).toString(16).toUpperCase(),x:e=>Math.round(e).toString(16)};function vn(e){return e}var kn=Array.prototype.map,Mn=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function Fr(e){var t=e.grouping===void 0||e.thousands===void 0?vn:Or(kn.call(e.grouping,Number),e.thousands+""),n=e.currency===void 0?"":e.currency[0]+"",r=e.currency===void 0?"":e.currency[1]+"",i=e.decimal===void 0?".":e.decimal+"",o=e.numerals===void 0?vn:Pr(kn.call(e.numerals,String)),a=e.percent===void 0?"%":e.percent+"",l=e.minus===void 0?"−":e.minus+"",c=e.nan===void 0?"NaN":e.nan+"";function s(f,h){f=ce(f);var m=f.fill,w=f.align,g=f.sign,b=f.symbol,y=f.zero,A=f.width,P=f.comma,z=f.precision,I=f.trim,M=f.type;M==="n"?(P=!0,M="g"):yn[M]||(z===void 0&&(z=12),I=!0,M="g"),(y||m==="0"&&w==="=")&&(y=!0,m="0",w="=");var _=(h&&h.prefix!==void 0?h.prefix:"")+(b==="$"?n:b==="#"&&/[boxX]/.test(M)?"0"+M.toLowerCase():""),ue=(b==="$"?r:/[%p]/.test(M)?a:"")+(h&&h.suffix!==void 0?h.suffix:""),ie=yn[M],fe=/[defgprs%]/.test(M);z=z===void 0?6:/[gprs]/.test(M)?Math.max(1,Math.min(21,z)):Math.max(0,Math.min(20,z));function pt(p){var H=_,S=ue,G,mt,he;if(M==="c")S=ie(p)+S,p="";else{p=+p;var de=p<0||1/p<0;if(p=isNaN(p)?c:ie(Math.abs(p),z),I&&(p=Hr(p)),de&&+p==0&&g!=="+"&&(de=!1),H=(de?g==="("?g:l:g==="-"||g==="("?"":g)+H,S=(M==="s"&&!isNaN(p)&&Le!==void 0?Mn[8+Le/3]:"")+S+(de&&g==="("?")":""),fe){for(G=-1,mt=p.length;++G<mt;)if(he=p.charCodeAt(G),48>he||he>57){S=(he===46?i+p.slice(G+1):p.slice(G))+S,p=p.slice(0,G);break}}}P&&!y&&(p=t(p,1/0));var pe=H.length+p.length+S.length,T=pe<A?new Array(A-pe+1).join(m):"";switch(P&&y&&(p=t(T+p,T.length?A-S.length:1/0),T=""),w){case"<":p=H+p+S+T;break;case"=":p=H+T+p+S;break;case"^":p=T.slice(0,pe=T.length>>1)+H+p+S+T.slice(pe);break;default:p=T+H+p+S;break}return o(p)}return pt.toString=function(){return f+""},pt}function u(f,h){var m=Math.max(-8,Math.min(8,Math.floor(ne(h)/3)))*3,w=Math.pow(10,-m),g=s((f=ce(f),f.type="f",f),{suffix:Mn[8+m/3]});return function(b){return g(w*b)}}return{format:s,formatPrefix:u}}var qe,it,ot;Xr({thousands:",",grouping:[3],currency:["$",""]});function Xr(e){return qe=Fr(e),it=qe.format,ot=qe.formatPrefix,qe}function Nn(e){return Math.max(0,-ne(Math.abs(e)))}function $n(e,t){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(ne(t)/3)))*3-ne(Math.abs(e)))}function An(e,t){return e=Math.abs(e),t=Math.abs(t)-e,Math.max(0,ne(t)-ne(e))+1}function at(e,t,n,r){var i=Rt(e,t,n),o;switch(r=ce(r??",f"),r.type){case"s":{var a=Math.max(Math.abs(e),Math.abs(t));return r.precision==null&&!isNaN(o=$n(i,a))&&(r.precision=o),ot(r,a)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(o=An(i,Math.max(Math.abs(e),Math.abs(t))))&&(r.precision=o-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(o=Nn(i))&&(r.precision=o-(r.type==="%")*2);break}}return it(r)}function Kr(e){var t=e.domain;return e.ticks=function(n){var r=t();return Lt(r[0],r[r.length-1],n??10)},e.tickFormat=function(n,r){var i=t();return at(i[0],i[i.length-1],n??10,r)},e.nice=function(n){n==null&&(n=10);var r=t(),i=0,o=r.length-1,a=r[i],l=r[o],c,s,u=10;for(l<a&&(s=a,a=l,l=s,s=i,i=o,o=s);u-- >0;){if(s=be(a,l,n),s===c)return r[i]=a,r[o]=l,t(r);if(s>0)a=Math.floor(a/s)*s,l=Math.ceil(l/s)*s;else if(s<0)a=Math.ceil(a*s)/s,l=Math.floor(l*s)/s;else break;c=s}return e},e}function re(){var e=nt();return e.copy=function(){return bn(e,re())},Tt.apply(e,arguments),Kr(e)}function Sn(e,t=""){let n=k(e,"text",{class:t,visibility:"hidden"}),r=new Map;return function(o,a){let l=`${a} ${o}`;return r.has(l)||(r.set(l,N(n,o).getComputedTextLength()),N(n,"")),r.get(l)}}function zn(e){let t=k(e,"g",{class:"grid"}),n=k(k(e,"g",{class:"axis"}),"line"),r=k(e,"g",{class:"tick","text-anchor":"middle"}),i=k(e,"g",{class:"tick","text-anchor":"end"}),o=k(e,"g",{class:"tick","text-anchor":"middle"}),a=k(o,"text"),l=Sn(o);return function({box:s,em:u,x:f,y:h,xName:m}){Y(t,"line",h.filter(g=>g.grid!==!1),(g,{at:b})=>x(g,{x1:s.left,x2:s.right,y1:b,y2:b})),x(n,{x1:s.left,x2:s.right,y1:s.bottom,y2:s.bottom}),Y(r,"text",Br(f,u),(g,{at:b,label:y})=>x(N(g,y),{x:b,y:s.bottom+1.25*u})),Y(i,"text",h,(g,{at:b,label:y,kind:A=""})=>x(N(g,y),{x:s.left-.62*u,y:b+.35*u,class:A}));let w=Math.max(l(m,u)/2,(s.left+s.right)/2);x(N(a,m),{x:w,y:s.bottom+2.55*u})}}function Br(e,t){let n=Math.max(0,...e.map(({label:o})=>String(o).length))*.5*t,r=Math.min(...e.slice(1).map(({at:o},a)=>Math.abs(o-e[a].at))),i=1;for(;i<e.length&&i*r<n+.4*t;)i*=2;return e.filter((o,a)=>a%i===0)}var Gr="⁰¹²³⁴⁵⁶⁷⁸⁹";function st(e){let t=[...String(Math.abs(e))].map(n=>Gr[n]).join("");return`10${e<0?"⁻":""}${t}`}function j(e){if(Number.isNaN(e))return"—";if(Math.abs(e)===1/0)return e<0?"−∞":"∞";let t=Math.abs(e);if(t===0)return"0";let n=e<0?"−":"";if(t<.001||t>=1e6)return n+Yr(Math.log10(t));let r=t<10**4?t.toPrecision(4):t.toFixed(0),i=Math.abs(Number(r)-t)<=1e-12*t;return n+(i?String(Number(r)):r)}function Yr(e){let t=Math.floor(e),n=(10**(e-t)).toFixed(1);return n==="10.0"&&([n,t]=["1.0",t+1]),`${n} × ${st(t)}`}var oo=new Intl.NumberFormat("en-US");var B=14,lt=230,Ur=620,Vr=.5,Jr=.05,Re=class{constructor(t){this.view=t,this.scale=t.model.get("_scale"),this.element=d("div",{class:"sketch",tabindex:0,role:"application"}),x(this.element,{"aria-label":`${t.model.get("question")} ${t.words.draw}`}),this.canvas=k(this.element,"svg",{"aria-hidden":"true"}),this.drawAxes=zn(this.canvas),this.yName=k(this.canvas,"text",{class:"axis-name"}),this.drawn=k(this.canvas,"path",{class:"drawn"}),this.truth=k(this.canvas,"g",{class:"truth"}),this.cross=k(this.canvas,"path",{class:"cross"}),this.x=re().domain(this.scale.x),this.y=re().domain(this.scale.y).clamp(!0),this.column=Math.floor(this.scale.columns/2),this.last=null,this.listen()}listen(){let{element:t}=this;t.addEventListener("pointerdown",n=>{this.open||n.button!==0||!n.isPrimary||(t.setPointerCapture(n.pointerId),this.last=null,this.stroke(n),n.preventDefault(),t.focus({preventScroll:!0}))}),t.addEventListener("pointermove",n=>{if(!(this.open||!t.hasPointerCapture(n.pointerId)))for(let r of n.getCoalescedEvents?.()??[n])this.stroke(r)}),t.addEventListener("keydown",n=>this.press(n)),t.addEventListener("focusout",()=>x(this.cross,{d:""}))}get guess(){let t=this.view.model.get("guess");return t.length===this.scale.columns?t:new Array(this.scale.columns).fill(null)}at(t){let[n,r]=this.scale.x;return n+(r-n)*t/(this.scale.columns-1)}stroke(t){let{left:n,top:r}=this.canvas.getBoundingClientRect(),i=(this.x.invert(t.clientX-n)-this.scale.x[0])/(this.scale.x[1]-this.scale.x[0]),o=Math.min(this.scale.columns-1,Math.max(0,Math.round(i*(this.scale.columns-1)))),a=this.y.invert(t.clientY-r),[l,c]=this.last??[o,a],s=[...this.guess],u=Math.sign(o-l)||1;for(let f=l;s[f]=o===l?a:c+(a-c)*(f-l)/(o-l),f!==o;f+=u);this.last=[o,a],this.view.change({guess:s})}press(t){let n={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[t.key];if(!n||this.open||t.ctrlKey||t.altKey||t.metaKey)return;t.preventDefault();let[r,i]=this.scale.y,o=[...this.guess],a=o[this.column]??(r+i)/2;this.column=Math.min(this.scale.columns-1,Math.max(0,this.column+n[0])),o[this.column]=Math.min(i,Math.max(r,n[0]?a:a+n[1]*Jr*(i-r))),this.view.change({guess:o}),x(this.cross,{d:`M${this.x(this.at(this.column))} ${this.y(o[this.column])-9}v18`})}get whole(){let t=this.guess.map((r,i)=>[i,r]).filter(([,r])=>r!==null),n=r=>t.reduce((i,o)=>Math.abs(o[0]-r)<Math.abs(i[0]-r)?o:i);return this.guess.map((r,i)=>r??n(i)[1])}get ready(){return this.guess.filter(t=>t!==null).length>=Vr*this.scale.columns}get right(){let t=this.scale.y[1]-this.scale.y[0],n=this.whole.map((r,i)=>Math.abs(r-this.scale.target[i])/t);return n.reduce((r,i)=>r+i,0)/n.length<=this.scale.within}get kept(){return{guess:this.whole}}restored({guess:t}){return Array.isArray(t)&&t.length===this.scale.columns&&t.every(Number.isFinite)?{guess:t}:null}get empty(){return{guess:[]}}said(){return""}draw({open:t}){this.open=t;let n=Math.min(Ur,Math.max(240,this.element.clientWidth)),r={left:3.2*B,right:n-B,top:2*B,bottom:lt-3*B};x(this.canvas,{width:n,height:lt,viewBox:`0 0 ${n} ${lt}`}),x(this.element,{"data-open":t}),this.x.range([r.left,r.right]),this.y.range([r.bottom,r.top]);let i=(o,a)=>o.ticks(a).map(l=>({at:o(l),label:j(l)}));this.drawAxes({box:r,em:B,x:i(this.x,7),y:i(this.y,4),xName:this.scale.xName}),this.yName.textContent=this.scale.yName,x(this.yName,{x:r.left-2.4*B,y:1.1*B}),x(this.drawn,{d:this.path(this.guess.map((o,a)=>[this.at(a),o]))}),Y(this.truth,"path",t?this.scale.parts:[],(o,a)=>x(o,{d:this.path(a)}))}path(t){let n="M";return t.map(([r,i])=>{let o=i===null?"":`${n}${this.x(r).toFixed(1)} ${this.y(i).toFixed(1)}${t.length===1?"h0":""}`;return n=i===null?"M":"L",o}).join("")}};var En="divergences.predictions",Wr="divergences-predictions",ct="{}",qn={read(){try{return localStorage.getItem(En)??ct}catch{return ct}},write(e){ct=e;try{localStorage.setItem(En,e)}catch{}}};function Te(){try{let e=JSON.parse(qn.read());return e&&typeof e=="object"?e:{}}catch{return{}}}function jn(e,t){e&&Rn({...Te(),[e]:t})}function Ln(e){Rn(Object.fromEntries(Object.entries(Te()).filter(([t])=>!e.includes(t))))}function Rn(e){qn.write(JSON.stringify(e)),window.dispatchEvent(new Event(Wr))}var Ce=1e3,Ie=class{constructor(t){this.view=t,this.scale=t.model.get("_scale"),this.input=d("input",{type:"range",min:0,max:Ce,step:1}),x(this.input,{"aria-label":t.model.get("question")}),this.marks=d("div",{class:"marks","aria-hidden":"true"}),this.yours=d("span",{class:"yours","aria-hidden":"true"}),this.answer=d("span",{class:"truth"});let n=d("div",{class:"line"},this.answer,this.input,this.yours);this.element=d("div",{class:"number"},n,this.marks),this.input.addEventListener("input",()=>this.view.change({guess:[this.valueAt(this.input.valueAsNumber/Ce)]}));for(let[r,i]of this.ticks()){let o=d("span",{},i);this.put(o,r),this.marks.append(o)}}shareOf(t){let{low:n,high:r,log:i}=this.scale,o=i?Math.log(t/n)/Math.log(r/n):(t-n)/(r-n);return Math.min(1,Math.max(0,o))}valueAt(t){let{low:n,high:r,log:i,whole:o}=this.scale;return o?Math.round(n+(r-n)*t):Number((i?n*(r/n)**t:n+(r-n)*t).toPrecision(3))}ticks(){let{low:t,high:n,log:r,whole:i}=this.scale;if(i){let s=Math.ceil((n-t)/7);return Array.from({length:Math.floor((n-t)/s)+1},(u,f)=>[this.shareOf(t+f*s),j(t+f*s)])}if(!r)return[0,.25,.5,.75,1].map(s=>[s,j(Number((t+(n-t)*s).toPrecision(6)))]);let[o,a]=[Math.ceil(Math.log10(t)-1e-9),Math.floor(Math.log10(n)+1e-9)],l=Math.ceil((a-o+1)/7);return Array.from({length:a-o+1},(s,u)=>o+u).filter((s,u)=>u%l===0).map(s=>[this.shareOf(10**s),Math.abs(s)>2?st(s):j(Number((10**s).toPrecision(3)))])}put(t,n){t.style.left=`calc(var(--thumb) / 2 + (100% - var(--thumb)) * ${n.toFixed(4)})`,x(t,{"data-side":n<.12?"start":n>.88?"end":null})}get guess(){return this.view.model.get("guess")[0]}get ready(){return this.view.model.get("guess").length===1}get right(){return Math.abs(this.shareOf(this.guess)-this.shareOf(this.view.model.get("_answer")))<=this.scale.within}get kept(){return{guess:[this.guess]}}restored({guess:t}){return Array.isArray(t)&&t.length===1&&Number.isFinite(t[0])?{guess:t}:null}get empty(){return{guess:[]}}said(){let{words:t,model:n}=this.view;return this.ready?t.number.replace("{guess}",j(this.guess)).replace("{answer}",j(n.get("_answer"))):""}draw({open:t}){let{model:n,words:r}=this.view;if(this.input.disabled=t,this.ready){let i=Math.round(Ce*this.shareOf(this.guess));this.input.valueAsNumber!==i&&(this.input.value=String(i)),this.put(this.yours,this.shareOf(this.guess))}else this.input.value=String(Ce/2),this.put(this.yours,.5);x(this.element,{"data-ready":this.ready,"data-open":t}),N(this.yours,this.ready?j(this.guess):r.drag),x(this.input,{"aria-valuetext":this.ready?j(this.guess):r.drag}),this.answer.hidden=!t,this.put(this.answer,this.shareOf(n.get("_answer"))),N(this.answer,t?`✓ ${j(n.get("_answer"))}`:"")}};var Tn="IPY_MODEL_";function Cn(e,t,n){let r=[],i=!1;for(let a of t){let l=d("div",{class:"divergences-follows",style:"padding-top: 12px"});n.append(l),a.startsWith(Tn)?o(a.slice(Tn.length),l):(l.classList.add("jp-RenderedHTMLCommon","jp-RenderedHTML"),l.innerHTML=a)}async function o(a,l){let c=await e.widget_manager.get_model(a),s=await e.widget_manager.create_view(c);if(i)return s.remove();r.push(s),l.append(s.el)}return()=>{i=!0;for(let a of r)a.remove();n.replaceChildren()}}var ut={light:{background:"#ffffff",ink:"#1f2328",faint:"#6b7280",grid:"#d9dde3",p:"#0072b2",q:"#c07a00",js:"#b3001b",em:"#00866b",tv:"#7b4fa0",clip:"#667200",r1:"#b8257f",kl:"#555555"},dark:{background:"#14171c",ink:"#e8eaed",faint:"#9aa4b2",grid:"#333a45",p:"#56b4e9",q:"#f0b429",js:"#ff6b6b",em:"#2dd4a7",tv:"#c39be8",clip:"#b9c63f",r1:"#ff8fcf",kl:"#bbbbbb"},contrast:{background:"#000000",ink:"#ffffff",faint:"#d6d6d6",grid:"#5c5c5c",p:"#6cc6ff",q:"#ffc845",js:"#ff9292",em:"#3df0bb",tv:"#dcbcff",clip:"#d7e35c",r1:"#ffb0de",kl:"#e0e0e0"},lines:{js:[],em:[4.4,1.6],tv:[1,1.2],kl:[3.6,1.2,.8,1.2],blur:[2.4,1.6],exact:[3.3,2.2],second:[1,1.65]},methods:{minimax:"js","non-saturating":"js",r1:"r1",clip:"clip",gp:"em"}};var In=`
@media (pointer: coarse) {
  button, select, summary, .choice label, .tools button, .tools .choice label, .chip, .explorer[data-form="compact"] .chip, .racer, .tick-box, input[type="number"] { min-height: 44px !important; }
  button, select, summary, .choice label { min-width: 44px; justify-content: center; }
  .slider input { height: 44px; }
  .slider input::-webkit-slider-thumb { margin-top: -9px; }
}
`,On=`
@media (forced-colors: active) {
  .picture svg, .sample svg { forced-color-adjust: none; background: var(--background); }
  .choice label:has(:checked), .racer:has(:checked), button[aria-pressed="true"] {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText;
  }
  .slider input { forced-color-adjust: none; --q: Highlight; --edge: GrayText; --background: Canvas; --ink: CanvasText; }
  button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) { outline-color: Highlight; }
  figure { border: 1px solid CanvasText; }
}
`;var Zr=([e,t])=>`--${e}: ${t};`,ft=e=>Object.entries(ut[e]).map(Zr).join(" "),ei=["p","q","js","em","tv","kl","clip","r1"].map(e=>`.c-${e} { --c: var(--${e}); }`).join(`
`),ht=(e,t)=>`stroke-width: ${t}; stroke-dasharray: ${ut.lines[e].map(n=>+(t*n).toFixed(2)).join(" ")||"none"};`,ti=["em","tv","kl"].map(e=>`.curve.c-${e} { ${ht(e,2.5)} }`).join(`
`),Oe=e=>`calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${e}))`,Pn=()=>`height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${Oe("--start")},
  var(--q) ${Oe("--start")}, var(--q) ${Oe("--end")}, var(--edge) ${Oe("--end")});`,_n=()=>`box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`,Hn=`
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${ft("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${ft("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${ft("contrast")} color-scheme: dark; }
${ei}
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
.slider input::-webkit-slider-runnable-track { ${Pn()} }
.slider input::-moz-range-track { ${Pn()} }
.slider input::-webkit-slider-thumb { ${_n()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${_n()} }
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
${ti}
.curve.c-js { ${ht("js",3)} }
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
.curve.r-blur { ${ht("blur",2.5)} }
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
${In}
${On}
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;var Dn=`${Hn}
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
`;var ni=/^(Arrow|Enter$|Home$|End$|Page|Backspace$|Delete$|\d$| $)/,ri=["choice","guess","committed","shown","hands","language","theme"],ii={choice:me,number:Ie,curve:Re},dt=class{constructor(t,n){this.model=t,this.words=t.get("_words"),this.counting=(t.get("hands")??[]).length>0,this.host=d("div",{class:"divergences-predict"}),this.follows=d("div",{class:"divergences-then"}),n.append(this.host,this.follows),this.section=d("section",{class:"explorer predict"}),this.host.attachShadow({mode:"open"}).append(d("style",{},Dn),this.section),this.answer=new ii[t.get("kind")](this),this.build(),this.restore(),this.redraw=()=>this.draw(),this.changes=ri.filter(r=>t.get(r)!==void 0).map(r=>`change:${r}`);for(let r of this.changes)t.on(r,this.redraw);this.unwatchTheme=Nt(this.redraw),this.size=new ResizeObserver(this.redraw),this.size.observe(this.host),this.releaseKeys=bt(this.host,r=>ni.test(r.key)&&xt(r)),this.draw()}build(){let{words:t}=this,n=(o,a,l)=>{let c=d("button",{type:"button",class:a},t[o]);return c.addEventListener("click",l),c};this.commit=n("commit","strong",()=>this.close({committed:!0})),this.show=n("show","plain",()=>this.close({shown:!0})),this.hands=n("hands","plain",()=>{this.counting=!this.counting,this.draw()}),this.again=n("again","plain",()=>this.ask()),this.said=d("p",{class:"said",role:"status",tabindex:-1}),this.veil=d("p",{class:"veil"},d("span",{},t.veiled)),this.key=d("p",{class:"key"});for(let[o,a]of[["mine","q"],["truth","js"]])this.key.append(d("span",{class:`c-${a}`},d("i"),t[o]));let r=d("fieldset",{},d("legend",{},this.model.get("question")),this.answer.element),i=d("div",{class:"acts"},this.commit,this.show,this.hands,this.again);this.section.append(r,this.key,i,this.said,this.veil)}change(t){for(let[n,r]of Object.entries(t))this.model.set(n,r);this.model.save_changes(),this.draw()}close(t){t.committed&&jn(this.model.get("topic"),{...this.answer.kept,right:this.answer.right}),this.change(t.committed?{...this.answer.kept,...t}:t),this.said.focus({preventScroll:!0})}ask(){Ln([this.model.get("topic")]),this.change({committed:!1,shown:!1,...this.answer.empty})}restore(){let t=Te()[this.model.get("topic")],n=t&&!this.model.get("committed")?this.answer.restored(t):null;n&&this.change({...n,committed:!0})}draw(){let{model:t,words:n}=this,r=t.get("committed"),i=r||t.get("shown"),o=t.get("kind");x(this.section,{lang:yt(vt(t.get("language"))),"data-theme":$t(t.get("theme")),"data-verdict":r?this.answer.right?"right":"wrong":null}),this.answer.draw({open:i,counting:this.counting}),this.commit.hidden=this.show.hidden=i,this.commit.disabled=!this.answer.ready,this.again.hidden=!i,this.hands.hidden=o!=="choice",x(this.hands,{"aria-pressed":this.counting}),this.key.hidden=o!=="curve"||!i;let a=t.get("_then")??[];this.veil.hidden=i||a.length===0;let l=r&&n[this.answer.right?"right":"wrong"],c=i?[l,this.answer.said(),t.get("_because")]:[];N(this.said,c.filter(Boolean).join(t.get("language")==="zh"?"":" ")),this.unveil(i?a:[])}unveil(t){!!this.closeThen!=t.length>0&&(this.closeThen?.(),this.closeThen=t.length>0?Cn(this.model,t,this.follows):null)}destroy(){for(let t of this.changes)this.model.off(t,this.redraw);this.unwatchTheme(),this.size.disconnect(),this.releaseKeys(),this.closeThen?.(),this.host.remove(),this.follows.remove()}};function oi({model:e,el:t}){let n=new dt(e,t);return()=>n.destroy()}var Io={render:oi};export{Io as default};

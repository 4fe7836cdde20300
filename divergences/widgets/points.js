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
var Hn="http://www.w3.org/2000/svg";function x(e,t={},...n){let r=document.createElement(e);return g(r,t),r.append(...n),r}function k(e,t,n={}){let r=document.createElementNS(Hn,t);return g(r,n),e.append(r),r}function g(e,t){for(let[n,r]of Object.entries(t))r===null?e.removeAttribute(n):e.getAttribute(n)!==String(r)&&e.setAttribute(n,r);return e}var mt=new WeakMap;function y(e,t){return mt.get(e)===t||(mt.set(e,t),e.firstChild?.nodeType===Node.TEXT_NODE?e.firstChild.data=t:e.textContent=t),e}function ge(e,t,n,r){for(;e.children.length>n.length;)e.lastChild.remove();for(;e.children.length<n.length;)k(e,t);for(let[i,o]of n.entries())r(e.children[i],o,i)}var xe={"language.name":{en:"English",zh:"中文"},"language.tag":{en:"en",zh:"zh-CN"},"name.kl":{en:"KL divergence",zh:"KL 散度"},"name.js":{en:"JS divergence",zh:"JS 散度"},"name.tv":{en:"total variation",zh:"全变差距离"},"name.em":{en:"EM distance",zh:"EM 距离"},"name.discriminator":{en:"discriminator",zh:"判别器"},"name.critic":{en:"critic",zh:"评论器"},"short.kl":{en:"KL",zh:"KL"},"short.js":{en:"JS",zh:"JS"},"short.tv":{en:"TV",zh:"TV"},"short.em":{en:"EM",zh:"EM"},"name.p":{en:"real p",zh:"真实分布 p"},"name.q":{en:"generated q",zh:"生成分布 q"},"unit.nats":{en:"nats",zh:"奈特"}};var ne=Object.keys(xe["language.name"]),gt=e=>xe["language.name"][e],be=e=>xe["language.tag"][e],re=e=>ne[(ne.indexOf(e)+1)%ne.length],xt=e=>ne.includes(e)?e:ne[0];var bt=["auto","light","dark","contrast"],_e="(prefers-color-scheme: dark)",wt="(prefers-contrast: more)",yt="(forced-colors: active)";function vt(e){let t=[_e,wt,yt].map(r=>matchMedia(r)),n=new MutationObserver(e);n.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});for(let r of t)r.addEventListener("change",e);return()=>{n.disconnect();for(let r of t)r.removeEventListener("change",e)}}function kt(e){if(matchMedia(yt).matches)return matchMedia(_e).matches?"contrast":"light";if(bt.includes(e)&&e!=="auto")return e;if(matchMedia(wt).matches)return"contrast";let t=document.body.dataset.jpThemeLight;return t?t==="true"?"light":"dark":matchMedia(_e).matches?"dark":"light"}function Mt(e){let t=ie("language",e);return{element:t,layout(n){y(t,gt(re(n))),g(t,{lang:be(re(n))})}}}function ie(e,t){let n=x("button",{type:"button","data-action":e});return n.addEventListener("click",t),n}var He="data-lm-suppress-shortcuts",Fn=/^(Arrow|Page|Home$|End$|Enter$| $)/,oe=e=>e.ctrlKey||e.metaKey||e.altKey,Kn=e=>!oe(e)&&!e.shiftKey,zt=e=>Kn(e)&&Fn.test(e.key);function Nt(e,t){let n=i=>{let o=i.composedPath().includes(e)&&t(i);e.removeAttribute(He),o&&(e.setAttribute(He,"true"),setTimeout(()=>e.removeAttribute(He)))},r=i=>{t(i)&&i.stopPropagation()};return window.addEventListener("keydown",n,!0),e.addEventListener("keydown",r),()=>window.removeEventListener("keydown",n,!0)}function Be(e,t){e.save_changes(),e.send?.({[t]:e.get(t)})}function $t(e,t,n,r){let i=null,o=()=>i??=requestAnimationFrame(a);function a(){i=null,n.clientWidth&&r()}let s=t.map(f=>`change:${f}`);for(let f of s)e.on(f,o);let c=new ResizeObserver(o);c.observe(n);let l=vt(o);return o(),{schedule:o,stop(){for(let f of s)e.off(f,o);c.disconnect(),l(),i!==null&&cancelAnimationFrame(i)}}}function St(e,t,n,r){let i=x("div",{class:"choice",role:"radiogroup"}),o=t.map(s=>{let c=x("input",{type:"radio",name:e,value:s}),l=x("span");return c.addEventListener("change",()=>r(e,s)),i.append(x("label",{},c,l)),{word:s,input:c,label:l}});function a({state:s,t:c}){g(i,{"aria-label":c(n)});for(let{word:l,input:f,label:u}of o)f.checked=s[e]===l,y(u,c(`${n}.${l}`))}return{element:i,layout:a}}function we(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Xn(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function At(e){let t,n,r;e.length!==2?(t=we,n=(s,c)=>we(e(s),c),r=(s,c)=>e(s)-c):(t=e===we||e===Xn?e:Un,n=e,r=e);function i(s,c,l=0,f=s.length){if(l<f){if(t(c,c)!==0)return f;do{let u=l+f>>>1;n(s[u],c)<0?l=u+1:f=u}while(l<f)}return l}function o(s,c,l=0,f=s.length){if(l<f){if(t(c,c)!==0)return f;do{let u=l+f>>>1;n(s[u],c)<=0?l=u+1:f=u}while(l<f)}return l}function a(s,c,l=0,f=s.length){let u=i(s,c,l,f-1);return u>l&&r(s[u-1],c)>-r(s[u],c)?u-1:u}return{left:i,center:a,right:o}}function Un(){return 0}function Gn(e){return e===null?NaN:+e}var Et=At(we),qt=Et.right,Si=Et.left,Ai=At(Gn).center;var Ei=jt(Lt),qi=jt(Yn);function jt(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:i,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:i.length/o))>=0))throw new RangeError("invalid height");if(!o||!a||!n&&!r)return t;let s=n&&e(n),c=r&&e(r),l=i.slice();return s&&c?(X(s,l,i,o,a),X(s,i,l,o,a),X(s,l,i,o,a),U(c,i,l,o,a),U(c,l,i,o,a),U(c,i,l,o,a)):s?(X(s,i,l,o,a),X(s,l,i,o,a),X(s,i,l,o,a)):c&&(U(c,i,l,o,a),U(c,l,i,o,a),U(c,i,l,o,a)),t}}function X(e,t,n,r,i){for(let o=0,a=r*i;o<a;)e(t,n,o,o+=r,1)}function U(e,t,n,r,i){for(let o=0,a=r*i;o<r;++o)e(t,n,o,o+a,r)}function Yn(e){let t=Lt(e);return(n,r,i,o,a)=>{i<<=2,o<<=2,a<<=2,t(n,r,i+0,o+0,a),t(n,r,i+1,o+1,a),t(n,r,i+2,o+2,a),t(n,r,i+3,o+3,a)}}function Lt(e){let t=Math.floor(e);if(t===e)return Vn(e);let n=e-t,r=2*e+1;return(i,o,a,s,c)=>{if(!((s-=c)>=a))return;let l=t*o[a],f=c*t,u=f+c;for(let h=a,p=a+f;h<p;h+=c)l+=o[Math.min(s,h)];for(let h=a,p=s;h<=p;h+=c)l+=o[Math.min(s,h+f)],i[h]=(l+n*(o[Math.max(a,h-u)]+o[Math.min(s,h+u)]))/r,l-=o[Math.max(a,h-f)]}}function Vn(e){let t=2*e+1;return(n,r,i,o,a)=>{if(!((o-=a)>=i))return;let s=e*r[i],c=a*e;for(let l=i,f=i+c;l<f;l+=a)s+=r[Math.min(o,l)];for(let l=i,f=o;l<=f;l+=a)s+=r[Math.min(o,l+c)],n[l]=s/t,s-=r[Math.max(i,l-c)]}}var Jn=Array.prototype,ji=Jn.slice;var Qn=Math.sqrt(50),Wn=Math.sqrt(10),Zn=Math.sqrt(2);function ye(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),a=o>=Qn?10:o>=Wn?5:o>=Zn?2:1,s,c,l;return i<0?(l=Math.pow(10,-i)/a,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=Math.pow(10,i)*a,s=Math.round(e/l),c=Math.round(t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=n&&n<2?ye(e,t,n*2):[s,c,l]}function Rt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,a]=r?ye(t,e,n):ye(e,t,n);if(!(o>=i))return[];let s=o-i+1,c=new Array(s);if(r)if(a<0)for(let l=0;l<s;++l)c[l]=(o-l)/-a;else for(let l=0;l<s;++l)c[l]=(o-l)*a;else if(a<0)for(let l=0;l<s;++l)c[l]=(i+l)/-a;else for(let l=0;l<s;++l)c[l]=(i+l)*a;return c}function ve(e,t,n){return t=+t,e=+e,n=+n,ye(e,t,n)[2]}function Ct(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?ve(t,e,n):ve(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}var Li=er(Math.random);function er(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let a=e()*o--|0,s=n[o+r];n[o+r]=n[a+r],n[a+r]=s}return n}}function Tt(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}function J(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function le(e,t){var n=Object.create(e.prototype);for(var r in t)n[r]=t[r];return n}function I(){}var F=.7,V=1/F,G="\\s*([+-]?\\d+)\\s*",ae="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",q="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",tr=/^#([0-9a-f]{3,8})$/,nr=new RegExp(`^rgb\\(${G},${G},${G}\\)$`),rr=new RegExp(`^rgb\\(${q},${q},${q}\\)$`),ir=new RegExp(`^rgba\\(${G},${G},${G},${ae}\\)$`),or=new RegExp(`^rgba\\(${q},${q},${q},${ae}\\)$`),ar=new RegExp(`^hsl\\(${ae},${q},${q}\\)$`),sr=new RegExp(`^hsla\\(${ae},${q},${q},${ae}\\)$`),It={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};J(I,Q,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:Ot,formatHex:Ot,formatHex8:lr,formatHsl:cr,formatRgb:Pt,toString:Pt});function Ot(){return this.rgb().formatHex()}function lr(){return this.rgb().formatHex8()}function cr(){return Gt(this).formatHsl()}function Pt(){return this.rgb().formatRgb()}function Q(e){var t,n;return e=(e+"").trim().toLowerCase(),(t=tr.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?Dt(t):n===3?new v(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?ke(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?ke(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=nr.exec(e))?new v(t[1],t[2],t[3],1):(t=rr.exec(e))?new v(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=ir.exec(e))?ke(t[1],t[2],t[3],t[4]):(t=or.exec(e))?ke(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=ar.exec(e))?Bt(t[1],t[2]/100,t[3]/100,1):(t=sr.exec(e))?Bt(t[1],t[2]/100,t[3]/100,t[4]):It.hasOwnProperty(e)?Dt(It[e]):e==="transparent"?new v(NaN,NaN,NaN,0):null}function Dt(e){return new v(e>>16&255,e>>8&255,e&255,1)}function ke(e,t,n,r){return r<=0&&(e=t=n=NaN),new v(e,t,n,r)}function Ye(e){return e instanceof I||(e=Q(e)),e?(e=e.rgb(),new v(e.r,e.g,e.b,e.opacity)):new v}function ce(e,t,n,r){return arguments.length===1?Ye(e):new v(e,t,n,r??1)}function v(e,t,n,r){this.r=+e,this.g=+t,this.b=+n,this.opacity=+r}J(v,ce,le(I,{brighter(e){return e=e==null?V:Math.pow(V,e),new v(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?F:Math.pow(F,e),new v(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new v(H(this.r),H(this.g),H(this.b),ze(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:_t,formatHex:_t,formatHex8:fr,formatRgb:Ht,toString:Ht}));function _t(){return`#${_(this.r)}${_(this.g)}${_(this.b)}`}function fr(){return`#${_(this.r)}${_(this.g)}${_(this.b)}${_((isNaN(this.opacity)?1:this.opacity)*255)}`}function Ht(){let e=ze(this.opacity);return`${e===1?"rgb(":"rgba("}${H(this.r)}, ${H(this.g)}, ${H(this.b)}${e===1?")":`, ${e})`}`}function ze(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function H(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function _(e){return e=H(e),(e<16?"0":"")+e.toString(16)}function Bt(e,t,n,r){return r<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new A(e,t,n,r)}function Gt(e){if(e instanceof A)return new A(e.h,e.s,e.l,e.opacity);if(e instanceof I||(e=Q(e)),!e)return new A;if(e instanceof A)return e;e=e.rgb();var t=e.r/255,n=e.g/255,r=e.b/255,i=Math.min(t,n,r),o=Math.max(t,n,r),a=NaN,s=o-i,c=(o+i)/2;return s?(t===o?a=(n-r)/s+(n<r)*6:n===o?a=(r-t)/s+2:a=(t-n)/s+4,s/=c<.5?o+i:2-o-i,a*=60):s=c>0&&c<1?0:a,new A(a,s,c,e.opacity)}function $e(e,t,n,r){return arguments.length===1?Gt(e):new A(e,t,n,r??1)}function A(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}J(A,$e,le(I,{brighter(e){return e=e==null?V:Math.pow(V,e),new A(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?F:Math.pow(F,e),new A(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*t,i=2*n-r;return new v(Fe(e>=240?e-240:e+120,i,r),Fe(e,i,r),Fe(e<120?e+240:e-120,i,r),this.opacity)},clamp(){return new A(Ft(this.h),Me(this.s),Me(this.l),ze(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=ze(this.opacity);return`${e===1?"hsl(":"hsla("}${Ft(this.h)}, ${Me(this.s)*100}%, ${Me(this.l)*100}%${e===1?")":`, ${e})`}`}}));function Ft(e){return e=(e||0)%360,e<0?e+360:e}function Me(e){return Math.max(0,Math.min(1,e||0))}function Fe(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}var Yt=Math.PI/180,Vt=180/Math.PI,Ne=18,Jt=.96422,Qt=1,Wt=.82521,Zt=4/29,Y=6/29,en=3*Y*Y,ur=Y*Y*Y;function tn(e){if(e instanceof j)return new j(e.l,e.a,e.b,e.opacity);if(e instanceof C)return rn(e);e instanceof v||(e=Ye(e));var t=Ge(e.r),n=Ge(e.g),r=Ge(e.b),i=Ke((.2225045*t+.7168786*n+.0606169*r)/Qt),o,a;return t===n&&n===r?o=a=i:(o=Ke((.4360747*t+.3850649*n+.1430804*r)/Jt),a=Ke((.0139322*t+.0971045*n+.7141733*r)/Wt)),new j(116*i-16,500*(o-i),200*(i-a),e.opacity)}function nn(e,t,n,r){return arguments.length===1?tn(e):new j(e,t,n,r??1)}function j(e,t,n,r){this.l=+e,this.a=+t,this.b=+n,this.opacity=+r}J(j,nn,le(I,{brighter(e){return new j(this.l+Ne*(e??1),this.a,this.b,this.opacity)},darker(e){return new j(this.l-Ne*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=Jt*Xe(t),e=Qt*Xe(e),n=Wt*Xe(n),new v(Ue(3.1338561*t-1.6168667*e-.4906146*n),Ue(-.9787684*t+1.9161415*e+.033454*n),Ue(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function Ke(e){return e>ur?Math.pow(e,1/3):e/en+Zt}function Xe(e){return e>Y?e*e*e:en*(e-Zt)}function Ue(e){return 255*(e<=.0031308?12.92*e:1.055*Math.pow(e,1/2.4)-.055)}function Ge(e){return(e/=255)<=.04045?e/12.92:Math.pow((e+.055)/1.055,2.4)}function hr(e){if(e instanceof C)return new C(e.h,e.c,e.l,e.opacity);if(e instanceof j||(e=tn(e)),e.a===0&&e.b===0)return new C(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*Vt;return new C(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function Se(e,t,n,r){return arguments.length===1?hr(e):new C(e,t,n,r??1)}function C(e,t,n,r){this.h=+e,this.c=+t,this.l=+n,this.opacity=+r}function rn(e){if(isNaN(e.h))return new j(e.l,0,0,e.opacity);var t=e.h*Yt;return new j(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}J(C,Se,le(I,{brighter(e){return new C(this.h,this.c,this.l+Ne*(e??1),this.opacity)},darker(e){return new C(this.h,this.c,this.l-Ne*(e??1),this.opacity)},rgb(){return rn(this).rgb()}}));var on=-.14861,Ve=1.78277,Je=-.29227,Ae=-.90649,se=1.97294,Kt=se*Ae,Xt=se*Ve,Ut=Ve*Je-Ae*on;function dr(e){if(e instanceof B)return new B(e.h,e.s,e.l,e.opacity);e instanceof v||(e=Ye(e));var t=e.r/255,n=e.g/255,r=e.b/255,i=(Ut*r+Kt*t-Xt*n)/(Ut+Kt-Xt),o=r-i,a=(se*(n-i)-Je*o)/Ae,s=Math.sqrt(a*a+o*o)/(se*i*(1-i)),c=s?Math.atan2(a,o)*Vt-120:NaN;return new B(c<0?c+360:c,s,i,e.opacity)}function Ee(e,t,n,r){return arguments.length===1?dr(e):new B(e,t,n,r??1)}function B(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}J(B,Ee,le(I,{brighter(e){return e=e==null?V:Math.pow(V,e),new B(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?F:Math.pow(F,e),new B(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*Yt,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),r=Math.cos(e),i=Math.sin(e);return new v(255*(t+n*(on*r+Ve*i)),255*(t+n*(Je*r+Ae*i)),255*(t+n*(se*r)),this.opacity)}}));function cn(e,t,n,r,i){var o=e*e,a=o*e;return((1-3*e+3*o-a)*t+(4-6*o+3*a)*n+(1+3*e+3*o-3*a)*r+a*i)/6}function pr(e){var t=e.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,t-1):Math.floor(n*t),i=e[r],o=e[r+1],a=r>0?e[r-1]:2*i-o,s=r<t-1?e[r+2]:2*o-i;return cn((n-r/t)*t,a,i,o,s)}}function mr(e){var t=e.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*t),i=e[(r+t-1)%t],o=e[r%t],a=e[(r+1)%t],s=e[(r+2)%t];return cn((n-r/t)*t,i,o,a,s)}}var je=e=>()=>e;function fn(e,t){return function(n){return e+n*t}}function gr(e,t,n){return e=Math.pow(e,n),t=Math.pow(t,n)-e,n=1/n,function(r){return Math.pow(e+r*t,n)}}function et(e,t){var n=t-e;return n?fn(e,n>180||n<-180?n-360*Math.round(n/360):n):je(isNaN(e)?t:e)}function xr(e){return(e=+e)==1?N:function(t,n){return n-t?gr(t,n,e):je(isNaN(t)?n:t)}}function N(e,t){var n=t-e;return n?fn(e,n):je(isNaN(e)?t:e)}var an=(function e(t){var n=xr(t);function r(i,o){var a=n((i=ce(i)).r,(o=ce(o)).r),s=n(i.g,o.g),c=n(i.b,o.b),l=N(i.opacity,o.opacity);return function(f){return i.r=a(f),i.g=s(f),i.b=c(f),i.opacity=l(f),i+""}}return r.gamma=e,r})(1);function un(e){return function(t){var n=t.length,r=new Array(n),i=new Array(n),o=new Array(n),a,s;for(a=0;a<n;++a)s=ce(t[a]),r[a]=s.r||0,i[a]=s.g||0,o[a]=s.b||0;return r=e(r),i=e(i),o=e(o),s.opacity=1,function(c){return s.r=r(c),s.g=i(c),s.b=o(c),s+""}}}var Oi=un(pr),Pi=un(mr);function br(e,t){t||(t=[]);var n=e?Math.min(t.length,e.length):0,r=t.slice(),i;return function(o){for(i=0;i<n;++i)r[i]=e[i]*(1-o)+t[i]*o;return r}}function wr(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function yr(e,t){var n=t?t.length:0,r=e?Math.min(n,e.length):0,i=new Array(r),o=new Array(n),a;for(a=0;a<r;++a)i[a]=Le(e[a],t[a]);for(;a<n;++a)o[a]=t[a];return function(s){for(a=0;a<r;++a)o[a]=i[a](s);return o}}function vr(e,t){var n=new Date;return e=+e,t=+t,function(r){return n.setTime(e*(1-r)+t*r),n}}function E(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function kr(e,t){var n={},r={},i;(e===null||typeof e!="object")&&(e={}),(t===null||typeof t!="object")&&(t={});for(i in t)i in e?n[i]=Le(e[i],t[i]):r[i]=t[i];return function(o){for(i in n)r[i]=n[i](o);return r}}var We=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Qe=new RegExp(We.source,"g");function Mr(e){return function(){return e}}function zr(e){return function(t){return e(t)+""}}function Nr(e,t){var n=We.lastIndex=Qe.lastIndex=0,r,i,o,a=-1,s=[],c=[];for(e=e+"",t=t+"";(r=We.exec(e))&&(i=Qe.exec(t));)(o=i.index)>n&&(o=t.slice(n,o),s[a]?s[a]+=o:s[++a]=o),(r=r[0])===(i=i[0])?s[a]?s[a]+=i:s[++a]=i:(s[++a]=null,c.push({i:a,x:E(r,i)})),n=Qe.lastIndex;return n<t.length&&(o=t.slice(n),s[a]?s[a]+=o:s[++a]=o),s.length<2?c[0]?zr(c[0].x):Mr(t):(t=c.length,function(l){for(var f=0,u;f<t;++f)s[(u=c[f]).i]=u.x(l);return s.join("")})}function Le(e,t){var n=typeof t,r;return t==null||n==="boolean"?je(t):(n==="number"?E:n==="string"?(r=Q(t))?(t=r,an):Nr:t instanceof Q?an:t instanceof Date?vr:wr(t)?br:Array.isArray(t)?yr:typeof t.valueOf!="function"&&typeof t.toString!="function"||isNaN(t)?kr:E)(e,t)}function hn(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var sn=180/Math.PI,Ze={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function dn(e,t,n,r,i,o){var a,s,c;return(a=Math.sqrt(e*e+t*t))&&(e/=a,t/=a),(c=e*n+t*r)&&(n-=e*c,r-=t*c),(s=Math.sqrt(n*n+r*r))&&(n/=s,r/=s,c/=s),e*r<t*n&&(e=-e,t=-t,c=-c,a=-a),{translateX:i,translateY:o,rotate:Math.atan2(t,e)*sn,skewX:Math.atan(c)*sn,scaleX:a,scaleY:s}}var qe;function $r(e){let t=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(e+"");return t.isIdentity?Ze:dn(t.a,t.b,t.c,t.d,t.e,t.f)}function Sr(e){return e==null||(qe||(qe=document.createElementNS("http://www.w3.org/2000/svg","g")),qe.setAttribute("transform",e),!(e=qe.transform.baseVal.consolidate()))?Ze:(e=e.matrix,dn(e.a,e.b,e.c,e.d,e.e,e.f))}function pn(e,t,n,r){function i(l){return l.length?l.pop()+" ":""}function o(l,f,u,h,p,w){if(l!==u||f!==h){var m=p.push("translate(",null,t,null,n);w.push({i:m-4,x:E(l,u)},{i:m-2,x:E(f,h)})}else(u||h)&&p.push("translate("+u+t+h+n)}function a(l,f,u,h){l!==f?(l-f>180?f+=360:f-l>180&&(l+=360),h.push({i:u.push(i(u)+"rotate(",null,r)-2,x:E(l,f)})):f&&u.push(i(u)+"rotate("+f+r)}function s(l,f,u,h){l!==f?h.push({i:u.push(i(u)+"skewX(",null,r)-2,x:E(l,f)}):f&&u.push(i(u)+"skewX("+f+r)}function c(l,f,u,h,p,w){if(l!==u||f!==h){var m=p.push(i(p)+"scale(",null,",",null,")");w.push({i:m-4,x:E(l,u)},{i:m-2,x:E(f,h)})}else(u!==1||h!==1)&&p.push(i(p)+"scale("+u+","+h+")")}return function(l,f){var u=[],h=[];return l=e(l),f=e(f),o(l.translateX,l.translateY,f.translateX,f.translateY,u,h),a(l.rotate,f.rotate,u,h),s(l.skewX,f.skewX,u,h),c(l.scaleX,l.scaleY,f.scaleX,f.scaleY,u,h),l=f=null,function(p){for(var w=-1,m=h.length,b;++w<m;)u[(b=h[w]).i]=b.x(p);return u.join("")}}}var Di=pn($r,"px, ","px)","deg)"),_i=pn(Sr,", ",")",")"),Ar=1e-12;function ln(e){return((e=Math.exp(e))+1/e)/2}function Er(e){return((e=Math.exp(e))-1/e)/2}function qr(e){return((e=Math.exp(2*e))-1)/(e+1)}var Hi=(function e(t,n,r){function i(o,a){var s=o[0],c=o[1],l=o[2],f=a[0],u=a[1],h=a[2],p=f-s,w=u-c,m=p*p+w*w,b,M;if(m<Ar)M=Math.log(h/l)/t,b=function(P){return[s+P*p,c+P*w,l*Math.exp(t*P*M)]};else{var L=Math.sqrt(m),O=(h*h-l*l+r*m)/(2*l*n*L),S=(h*h-l*l-r*m)/(2*h*n*L),T=Math.log(Math.sqrt(O*O+1)-O),z=Math.log(Math.sqrt(S*S+1)-S);M=(z-T)/t,b=function(P){var ue=P*M,te=ln(T),he=l/(n*L)*(te*qr(t*ue+T)-Er(T));return[s+he*p,c+he*w,l*te/ln(t*ue+T)]}}return b.duration=Math.abs(M)*1e3*t/Math.SQRT2,b}return i.rho=function(o){var a=Math.max(.001,+o),s=a*a,c=s*s;return e(a,s,c)},i})(Math.SQRT2,2,4);function mn(e){return function(t,n){var r=e((t=$e(t)).h,(n=$e(n)).h),i=N(t.s,n.s),o=N(t.l,n.l),a=N(t.opacity,n.opacity);return function(s){return t.h=r(s),t.s=i(s),t.l=o(s),t.opacity=a(s),t+""}}}var Bi=mn(et),Fi=mn(N);function gn(e){return function(t,n){var r=e((t=Se(t)).h,(n=Se(n)).h),i=N(t.c,n.c),o=N(t.l,n.l),a=N(t.opacity,n.opacity);return function(s){return t.h=r(s),t.c=i(s),t.l=o(s),t.opacity=a(s),t+""}}}var Ki=gn(et),Xi=gn(N);function xn(e){return(function t(n){n=+n;function r(i,o){var a=e((i=Ee(i)).h,(o=Ee(o)).h),s=N(i.s,o.s),c=N(i.l,o.l),l=N(i.opacity,o.opacity);return function(f){return i.h=a(f),i.s=s(f),i.l=c(Math.pow(f,n)),i.opacity=l(f),i+""}}return r.gamma=t,r})(1)}var Ui=xn(et),Gi=xn(N);function tt(e){return function(){return e}}function nt(e){return+e}var bn=[0,1];function W(e){return e}function rt(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:tt(isNaN(t)?NaN:.5)}function jr(e,t){var n;return e>t&&(n=e,e=t,t=n),function(r){return Math.max(e,Math.min(t,r))}}function Lr(e,t,n){var r=e[0],i=e[1],o=t[0],a=t[1];return i<r?(r=rt(i,r),o=n(a,o)):(r=rt(r,i),o=n(o,a)),function(s){return o(r(s))}}function Rr(e,t,n){var r=Math.min(e.length,t.length)-1,i=new Array(r),o=new Array(r),a=-1;for(e[r]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++a<r;)i[a]=rt(e[a],e[a+1]),o[a]=n(t[a],t[a+1]);return function(s){var c=qt(e,s,1,r)-1;return o[c](i[c](s))}}function wn(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function Cr(){var e=bn,t=bn,n=Le,r,i,o,a=W,s,c,l;function f(){var h=Math.min(e.length,t.length);return a!==W&&(a=jr(e[0],e[h-1])),s=h>2?Rr:Lr,c=l=null,u}function u(h){return h==null||isNaN(h=+h)?o:(c||(c=s(e.map(r),t,n)))(r(a(h)))}return u.invert=function(h){return a(i((l||(l=s(t,e.map(r),E)))(h)))},u.domain=function(h){return arguments.length?(e=Array.from(h,nt),f()):e.slice()},u.range=function(h){return arguments.length?(t=Array.from(h),f()):t.slice()},u.rangeRound=function(h){return t=Array.from(h),n=hn,f()},u.clamp=function(h){return arguments.length?(a=h?!0:W,f()):a!==W},u.interpolate=function(h){return arguments.length?(n=h,f()):n},u.unknown=function(h){return arguments.length?(o=h,u):o},function(h,p){return r=h,i=p,f()}}function it(){return Cr()(W,W)}function Tr(e){return Math.abs(e=Math.round(e))>=1e21?e.toLocaleString("en").replace(/,/g,""):e.toString(10)}function Ce(e,t){if(!isFinite(e)||e===0)return null;var n=(e=t?e.toExponential(t-1):e.toExponential()).indexOf("e"),r=e.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+e.slice(n+1)]}function Z(e){return e=Ce(Math.abs(e)),e?e[1]:NaN}function Ir(e,t){return function(n,r){for(var i=n.length,o=[],a=0,s=e[0],c=0;i>0&&s>0&&(c+s+1>r&&(s=Math.max(1,r-c)),o.push(n.substring(i-=s,i+s)),!((c+=s+1)>r));)s=e[a=(a+1)%e.length];return o.reverse().join(t)}}function Or(e){return function(t){return t.replace(/[0-9]/g,function(n){return e[+n]})}}var Pr=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function fe(e){if(!(t=Pr.exec(e)))throw new Error("invalid format: "+e);var t;return new ot({fill:t[1],align:t[2],sign:t[3],symbol:t[4],zero:t[5],width:t[6],comma:t[7],precision:t[8]&&t[8].slice(1),trim:t[9],type:t[10]})}fe.prototype=ot.prototype;function ot(e){this.fill=e.fill===void 0?" ":e.fill+"",this.align=e.align===void 0?">":e.align+"",this.sign=e.sign===void 0?"-":e.sign+"",this.symbol=e.symbol===void 0?"":e.symbol+"",this.zero=!!e.zero,this.width=e.width===void 0?void 0:+e.width,this.comma=!!e.comma,this.precision=e.precision===void 0?void 0:+e.precision,this.trim=!!e.trim,this.type=e.type===void 0?"":e.type+""}ot.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function Dr(e){e:for(var t=e.length,n=1,r=-1,i;n<t;++n)switch(e[n]){case".":r=i=n;break;case"0":r===0&&(r=n),i=n;break;default:if(!+e[n])break e;r>0&&(r=0);break}return r>0?e.slice(0,r)+e.slice(i+1):e}var Te;function _r(e,t){var n=Ce(e,t);if(!n)return Te=void 0,e.toPrecision(t);var r=n[0],i=n[1],o=i-(Te=Math.max(-8,Math.min(8,Math.floor(i/3)))*3)+1,a=r.length;return o===a?r:o>a?r+new Array(o-a+1).join("0"):o>0?r.slice(0,o)+"."+r.slice(o):"0."+new Array(1-o).join("0")+Ce(e,Math.max(0,t+o-1))[0]}function yn(e,t){var n=Ce(e,t);if(!n)return e+"";var r=n[0],i=n[1];return i<0?"0."+new Array(-i).join("0")+r:r.length>i+1?r.slice(0,i+1)+"."+r.slice(i+1):r+new Array(i-r.length+2).join("0")}var vn={"%":(e,t)=>(e*100).toFixed(t),b:e=>Math.round(e).toString(2),c:e=>e+"",d:Tr,e:(e,t)=>e.toExponential(t),f:(e,t)=>e.toFixed(t),g:(e,t)=>e.toPrecision(t),o:e=>Math.round(e).toString(8),p:(e,t)=>yn(e*100,t),r:yn,s:_r,X:e=>Math.round(e).toString(16).toUpperCase(),x:e=>Math.round(e).toString(16)};function kn(e){return e}var Mn=Array.prototype.map,zn=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function Hr(e){var t=e.grouping===void 0||e.thousands===void 0?kn:Ir(Mn.call(e.grouping,Number),e.thousands+""),n=e.currency===void 0?"":e.currency[0]+"",r=e.currency===void 0?"":e.currency[1]+"",i=e.decimal===void 0?".":e.decimal+"",o=e.numerals===void 0?kn:Or(Mn.call(e.numerals,String)),a=e.percent===void 0?"%":e.percent+"",s=e.minus===void 0?"−":e.minus+"",c=e.nan===void 0?"NaN":e.nan+"";function l(u,h){u=fe(u);var p=u.fill,w=u.align,m=u.sign,b=u.symbol,M=u.zero,L=u.width,O=u.comma,S=u.precision,T=u.trim,z=u.type;z==="n"?(O=!0,z="g"):vn[z]||(S===void 0&&(S=12),T=!0,z="g"),(M||p==="0"&&w==="=")&&(M=!0,p="0",w="=");var P=(h&&h.prefix!==void 0?h.prefix:"")+(b==="$"?n:b==="#"&&/[boxX]/.test(z)?"0"+z.toLowerCase():""),ue=(b==="$"?r:/[%p]/.test(z)?a:"")+(h&&h.suffix!==void 0?h.suffix:""),te=vn[z],he=/[defgprs%]/.test(z);S=S===void 0?6:/[gprs]/.test(z)?Math.max(1,Math.min(21,S)):Math.max(0,Math.min(20,S));function dt(d){var D=P,$=ue,K,pt,de;if(z==="c")$=te(d)+$,d="";else{d=+d;var pe=d<0||1/d<0;if(d=isNaN(d)?c:te(Math.abs(d),S),T&&(d=Dr(d)),pe&&+d==0&&m!=="+"&&(pe=!1),D=(pe?m==="("?m:s:m==="-"||m==="("?"":m)+D,$=(z==="s"&&!isNaN(d)&&Te!==void 0?zn[8+Te/3]:"")+$+(pe&&m==="("?")":""),he){for(K=-1,pt=d.length;++K<pt;)if(de=d.charCodeAt(K),48>de||de>57){$=(de===46?i+d.slice(K+1):d.slice(K))+$,d=d.slice(0,K);break}}}O&&!M&&(d=t(d,1/0));var me=D.length+d.length+$.length,R=me<L?new Array(L-me+1).join(p):"";switch(O&&M&&(d=t(R+d,R.length?L-$.length:1/0),R=""),w){case"<":d=D+d+$+R;break;case"=":d=D+R+d+$;break;case"^":d=R.slice(0,me=R.length>>1)+D+d+$+R.slice(me);break;default:d=R+D+d+$;break}return o(d)}return dt.toString=function(){return u+""},dt}function f(u,h){var p=Math.max(-8,Math.min(8,Math.floor(Z(h)/3)))*3,w=Math.pow(10,-p),m=l((u=fe(u),u.type="f",u),{suffix:zn[8+p/3]});return function(b){return m(w*b)}}return{format:l,formatPrefix:f}}var Re,at,st;Br({thousands:",",grouping:[3],currency:["$",""]});function Br(e){return Re=Hr(e),at=Re.format,st=Re.formatPrefix,Re}function Nn(e){return Math.max(0,-Z(Math.abs(e)))}function $n(e,t){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(Z(t)/3)))*3-Z(Math.abs(e)))}function Sn(e,t){return e=Math.abs(e),t=Math.abs(t)-e,Math.max(0,Z(t)-Z(e))+1}function lt(e,t,n,r){var i=Ct(e,t,n),o;switch(r=fe(r??",f"),r.type){case"s":{var a=Math.max(Math.abs(e),Math.abs(t));return r.precision==null&&!isNaN(o=$n(i,a))&&(r.precision=o),st(r,a)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(o=Sn(i,Math.max(Math.abs(e),Math.abs(t))))&&(r.precision=o-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(o=Nn(i))&&(r.precision=o-(r.type==="%")*2);break}}return at(r)}function Fr(e){var t=e.domain;return e.ticks=function(n){var r=t();return Rt(r[0],r[r.length-1],n??10)},e.tickFormat=function(n,r){var i=t();return lt(i[0],i[i.length-1],n??10,r)},e.nice=function(n){n==null&&(n=10);var r=t(),i=0,o=r.length-1,a=r[i],s=r[o],c,l,f=10;for(s<a&&(l=a,a=s,s=l,l=i,i=o,o=l);f-- >0;){if(l=ve(a,s,n),l===c)return r[i]=a,r[o]=s,t(r);if(l>0)a=Math.floor(a/l)*l,s=Math.ceil(s/l)*l;else if(l<0)a=Math.ceil(a*l)/l,s=Math.floor(s*l)/l;else break;c=l}return e},e}function ee(){var e=it();return e.copy=function(){return wn(e,ee())},Tt.apply(e,arguments),Fr(e)}function An(e,t=""){let n=k(e,"text",{class:t,visibility:"hidden"}),r=new Map;return function(o,a){let s=`${a} ${o}`;return r.has(s)||(r.set(s,y(n,o).getComputedTextLength()),y(n,"")),r.get(s)}}function En(e){let t=k(e,"g",{class:"grid"}),n=k(k(e,"g",{class:"axis"}),"line"),r=k(e,"g",{class:"tick","text-anchor":"middle"}),i=k(e,"g",{class:"tick","text-anchor":"end"}),o=k(e,"g",{class:"tick","text-anchor":"middle"}),a=k(o,"text"),s=An(o);return function({box:l,em:f,x:u,y:h,xName:p}){ge(t,"line",h.filter(m=>m.grid!==!1),(m,{at:b})=>g(m,{x1:l.left,x2:l.right,y1:b,y2:b})),g(n,{x1:l.left,x2:l.right,y1:l.bottom,y2:l.bottom}),ge(r,"text",Kr(u,f),(m,{at:b,label:M})=>g(y(m,M),{x:b,y:l.bottom+1.25*f})),ge(i,"text",h,(m,{at:b,label:M,kind:L=""})=>g(y(m,M),{x:l.left-.62*f,y:b+.35*f,class:L}));let w=Math.max(s(p,f)/2,(l.left+l.right)/2);g(y(a,p),{x:w,y:l.bottom+2.55*f})}}function Kr(e,t){let n=Math.max(0,...e.map(({label:o})=>String(o).length))*.5*t,r=Math.min(...e.slice(1).map(({at:o},a)=>Math.abs(o-e[a].at))),i=1;for(;i<e.length&&i*r<n+.4*t;)i*=2;return e.filter((o,a)=>a%i===0)}var Xr="⁰¹²³⁴⁵⁶⁷⁸⁹";function Ur(e){let t=[...String(Math.abs(e))].map(n=>Xr[n]).join("");return`10${e<0?"⁻":""}${t}`}function Ie(e){if(Number.isNaN(e))return"—";if(Math.abs(e)===1/0)return e<0?"−∞":"∞";let t=Math.abs(e);if(t===0)return"0";let n=e<0?"−":"";if(t<.001||t>=1e6)return n+Gr(Math.log10(t));let r=t<10**4?t.toPrecision(4):t.toFixed(0),i=Math.abs(Number(r)-t)<=1e-12*t;return n+(i?String(Number(r)):r)}function Gr(e){let t=Math.floor(e),n=(10**(e-t)).toFixed(1);return n==="10.0"&&([n,t]=["1.0",t+1]),`${n} × ${Ur(t)}`}var wo=new Intl.NumberFormat("en-US");var qn=e=>Ie(Number(e.toFixed(2))),Yr=460,Vr={fine:7,broad:14},Jr=6,Qr=.13,Wr=.05,Zr={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]},Oe=class{constructor(t){this.actions=t,this.element=x("div",{class:"area",tabindex:0,role:"application"}),this.canvas=k(this.element,"svg",{"aria-hidden":"true"}),this.ground=k(this.canvas,"rect",{class:"ground"}),this.drawAxes=En(this.canvas),this.dots=k(this.canvas,"path",{class:"points c-p"}),this.mark=k(this.canvas,"path",{class:"cross"}),this.x=ee(),this.y=ee(),this.cross=[0,0],this.size=1,this.brush="fine",this.dropped=0,this.last=null,this.pointer=null,this.places=n=>{let{left:r,top:i}=this.canvas.getBoundingClientRect();return[n.clientX-r,n.clientY-i]},this.element.addEventListener("pointerdown",n=>{n.button!==0||this.pointer!==null||(this.pointer=n.pointerId,this.element.setPointerCapture(this.pointer),this.actions.begin(),this.drop(this.places(n)),n.preventDefault(),this.element.focus({preventScroll:!0}))}),this.element.addEventListener("pointermove",n=>{if(n.pointerId!==this.pointer)return;let r=n.getCoalescedEvents?.()??[];for(let i of r.length?r:[n])this.follow(this.places(i))});for(let n of["pointerup","pointercancel"])this.element.addEventListener(n,r=>{r.pointerId===this.pointer&&(this.pointer=null,this.actions.end())});this.element.addEventListener("keydown",n=>{oe(n)||!this.press(n)||(n.preventDefault(),this.element.dispatchEvent(new Event("cross")))})}press(t){let n=Zr[t.key];if(n){let r=(t.shiftKey?5:1)*Wr*this.size,i=o=>Math.min(this.size,Math.max(-this.size,Number(o.toPrecision(12))));this.cross=this.cross.map((o,a)=>i(o+r*n[a]))}else{if(t.shiftKey)return!1;if(t.key===" "||t.key==="Enter")this.actions.begin(),this.drop([this.x(this.cross[0]),this.y(this.cross[1])]),this.actions.end();else if(t.key==="Backspace"||t.key==="Delete")this.actions.undo();else return!1}return!0}said(t,n){return t("pad.at",{x:qn(this.cross[0]),y:qn(this.cross[1]),count:n})}drop([t,n]){this.last=[t,n];let r=[this.x.invert(t),this.y.invert(n)];this.actions.add(this.brush==="broad"?Array.from({length:Jr},()=>this.scattered(r)):[r])}scattered([t,n]){this.dropped+=1;let[r,i]=[2.399963*this.dropped,Qr*this.size*Math.sqrt(.754878*this.dropped%1)];return[t+i*Math.cos(r),n+i*Math.sin(r)]}follow([t,n]){let[r,i]=[t-this.last[0],n-this.last[1]],[o,a]=this.last,s=Math.floor(Math.hypot(r,i)/Vr[this.brush]);for(let c=1;c<=s;c++)this.drop([o+r*c/s,a+i*c/s])}draw(t){({size:this.size,brush:this.brush}=t);let n=14,r=Math.min(Yr,Math.floor(this.element.parentElement.clientWidth)),i=r-3.4*n,o={left:2.4*n,right:2.4*n+i,top:.6*n,bottom:.6*n+i},a=o.bottom+1.6*n;g(this.canvas,{width:r,height:a,viewBox:`0 0 ${r} ${a}`}),this.canvas.style.fontSize=`${n}px`,g(this.element,{"aria-label":`${t.t("pad.area",{size:Ie(this.size)})}. ${t.t("pad.how")}`}),this.x.domain([-this.size,this.size]).range([o.left,o.right]),this.y.domain([-this.size,this.size]).range([o.bottom,o.top]),g(this.ground,{x:o.left,y:o.top,width:i,height:i});let s=f=>f.ticks(4).map(u=>({at:f(u),label:Ie(u)}));this.drawAxes({box:o,em:n,x:s(this.x),y:s(this.y),xName:""}),g(this.dots,{d:t.points.map(([f,u])=>`M${this.x(f).toFixed(1)} ${this.y(u).toFixed(1)}h0`).join(""),"stroke-width":5});let[c,l]=[this.x(this.cross[0]),this.y(this.cross[1])];g(this.mark,{d:`M${c-11} ${l}h22M${c} ${l-11}v22`})}};var ei=["fine","broad"],ti=150,ni=/^(Arrow|Backspace$|Delete$)/,jn=e=>ni.test(e.key)&&!oe(e),Pe=class{constructor(t){this.store=t,this.past=[],this.timer=null;let n=()=>this.past.length&&this.commit("points",this.past.pop());this.how=x("p",{class:"line"}),this.area=new Oe({begin:()=>this.remember(),add:i=>this.add(i),end:()=>t.settle("points"),undo:n}),this.brush=St("brush",ei,"pad.brush",(i,o)=>this.commit("brush",o)),this.undo=ie("undo",n),this.clear=ie("clear",()=>this.replace([])),this.start=ie("start",()=>this.replace(t.get("_start"))),this.count=x("p",{class:"count"}),this.status=x("p",{class:"status unseen",role:"status","aria-live":"polite"});let r=x("div",{class:"pad-tools"},this.brush.element,this.undo,this.clear,this.start);this.element=x("div",{class:"work"},this.how,this.area.element,r,this.count,this.status)}commit(t,n){this.store.change(t,n),this.store.settle(t)}remember(){this.past.push(this.store.get("points"))}forget(){this.past.length=0}replace(t){this.remember(),this.commit("points",t)}add(t){let[n,r]=[this.store.get("_size"),this.store.get("points")],i=t.filter(o=>o.every(a=>Math.abs(a)<=n));this.store.change("points",[...r,...i].slice(0,this.store.get("_most")))}draw(t){let n=this.store.get("points"),r={t,points:n,size:this.store.get("_size"),brush:this.store.get("brush")};this.area.draw(r),this.brush.layout({state:r,t});for(let i of["how","undo","clear","start"])y(this[i],t(`pad.${i}`));g(this.undo,{disabled:this.past.length?null:""}),g(this.clear,{disabled:n.length?null:""}),y(this.count,this.counted(n.length,t)),clearTimeout(this.timer),this.timer=setTimeout(()=>y(this.status,this.area.said(t,n.length)),ti)}counted(t,n){let r=this.store.get("_least");return t>=this.store.get("_most")?n("pad.full",{count:t}):n(t<r?"pad.few":"pad.count",{count:t,least:r})}close(){clearTimeout(this.timer)}};var ct={light:{background:"#ffffff",ink:"#1f2328",faint:"#6b7280",grid:"#d9dde3",p:"#0072b2",q:"#c07a00",js:"#b3001b",em:"#00866b",tv:"#7b4fa0",clip:"#667200",r1:"#b8257f",kl:"#555555"},dark:{background:"#14171c",ink:"#e8eaed",faint:"#9aa4b2",grid:"#333a45",p:"#56b4e9",q:"#f0b429",js:"#ff6b6b",em:"#2dd4a7",tv:"#c39be8",clip:"#b9c63f",r1:"#ff8fcf",kl:"#bbbbbb"},contrast:{background:"#000000",ink:"#ffffff",faint:"#d6d6d6",grid:"#5c5c5c",p:"#6cc6ff",q:"#ffc845",js:"#ff9292",em:"#3df0bb",tv:"#dcbcff",clip:"#d7e35c",r1:"#ffb0de",kl:"#e0e0e0"},lines:{js:[],em:[4.4,1.6],tv:[1,1.2],kl:[3.6,1.2,.8,1.2],blur:[2.4,1.6],exact:[3.3,2.2],second:[1,1.65]},methods:{minimax:"js","non-saturating":"js",r1:"r1",clip:"clip",gp:"em"}};var Ln=`
@media (pointer: coarse) {
  button, select, summary, .choice label, .tools button, .tools .choice label, .chip, .explorer[data-form="compact"] .chip, .racer, .tick-box, input[type="number"] { min-height: 44px !important; }
  button, select, summary, .choice label { min-width: 44px; justify-content: center; }
  .slider input { height: 44px; }
  .slider input::-webkit-slider-thumb { margin-top: -9px; }
}
`,Rn=`
@media (forced-colors: active) {
  .picture svg, .sample svg { forced-color-adjust: none; background: var(--background); }
  .choice label:has(:checked), .racer:has(:checked), button[aria-pressed="true"] {
    forced-color-adjust: none; background: Highlight !important; color: HighlightText;
  }
  .slider input { forced-color-adjust: none; --q: Highlight; --edge: GrayText; --background: Canvas; --ink: CanvasText; }
  button:focus-visible, select:focus-visible, summary:focus-visible, .racer:has(:focus-visible), .slider input:focus-visible, .chip:has(:focus-visible), .choice label:has(:focus-visible) { outline-color: Highlight; }
  figure { border: 1px solid CanvasText; }
}
`;var ii=([e,t])=>`--${e}: ${t};`,ft=e=>Object.entries(ct[e]).map(ii).join(" "),oi=["p","q","js","em","tv","kl","clip","r1"].map(e=>`.c-${e} { --c: var(--${e}); }`).join(`
`),ut=(e,t)=>`stroke-width: ${t}; stroke-dasharray: ${ct.lines[e].map(n=>+(t*n).toFixed(2)).join(" ")||"none"};`,ai=["em","tv","kl"].map(e=>`.curve.c-${e} { ${ut(e,2.5)} }`).join(`
`),De=e=>`calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${e}))`,Cn=()=>`height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${De("--start")},
  var(--q) ${De("--start")}, var(--q) ${De("--end")}, var(--edge) ${De("--end")});`,Tn=()=>`box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`,In=`
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${ft("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${ft("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${ft("contrast")} color-scheme: dark; }
${oi}
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
.slider input::-webkit-slider-runnable-track { ${Cn()} }
.slider input::-moz-range-track { ${Cn()} }
.slider input::-webkit-slider-thumb { ${Tn()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${Tn()} }
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
${ai}
.curve.c-js { ${ut("js",3)} }
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
.curve.r-blur { ${ut("blur",2.5)} }
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
${Ln}
${Rn}
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;var si=`
.work { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.work .line { flex: none; max-width: 60em; }
.area { max-width: 100%; border-radius: 8px; outline-offset: 2px; }
.area:focus { outline: none; }
.area:focus-visible { outline: 3px solid var(--p); }
.area svg { display: block; }
.ground { fill: var(--panel); stroke: var(--grid); }
.area { cursor: crosshair; touch-action: none; user-select: none; }
.area .points { fill: none; stroke: var(--c); stroke-linecap: round; stroke-opacity: 0.75; }
.cross { fill: none; stroke: var(--q); stroke-width: 2; visibility: hidden; }
.area:focus-visible .cross { visibility: visible; }
.pad-tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.count { font-variant-numeric: tabular-nums; font-weight: 600; }
@container (min-width: 680px) {
  .work { grid-template: "area how" auto "area brush" auto "area count" 1fr / auto minmax(0, 1fr); column-gap: 20px; }
  .work .area { grid-area: area; }
  .work .line { grid-area: how; padding-top: 8px; }
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`,On=In+si;var Pn={"pad.title":{en:"Draw your own data",zh:"画出你自己的数据"},"pad.how":{en:"Draw with mouse, finger or pen. By keyboard: arrow keys move the cross (with Shift: farther), Space draws, Backspace takes back.",zh:"用鼠标、手指或触控笔来画。也可以用键盘：方向键移动十字（按住 Shift 走得更远），空格键画点，退格键撤销。"},"pad.area":{en:"Drawing area, from −{size} to {size} in both directions",zh:"画板，两个方向都从 −{size} 到 {size}"},"pad.brush":{en:"Brush",zh:"画笔"},"pad.brush.fine":{en:"line",zh:"细线"},"pad.brush.broad":{en:"cloud",zh:"点云"},"pad.undo":{en:"Undo",zh:"撤销"},"pad.clear":{en:"Clear",zh:"清空"},"pad.start":{en:"Back to the start",zh:"恢复初始"},"pad.count":{en:"{count} points",zh:"{count} 个点"},"pad.few":{en:"{count} points: draw at least {least} to learn from.",zh:"{count} 个点：至少画 {least} 个才够学习。"},"pad.full":{en:"{count} points: the pad is full.",zh:"{count} 个点：画板已满。"},"pad.at":{en:"Cross at ({x}, {y}). {count} points.",zh:"十字位于（{x}，{y}），共 {count} 个点。"},"pad.failed":{en:"The pad cannot be shown: {reason}. Run the cell again.",zh:"无法显示画板：{reason}。请重新运行该单元格。"}};var ci=(e,t)=>e.replace(/\{(\w+)\}/g,(n,r)=>t[r]),Dn=e=>t=>(n,r={})=>{if(!(n in e))throw new Error(`no text for ${n}`);return ci(e[n][t],r)};var _n=Dn(Pn);var fi=["points","brush","language","theme","_size","_start"],ht=class{constructor(t,n){this.model=t,this.host=x("div",{class:"divergences-pad"}),n.append(this.host),this.section=x("section",{class:"explorer pad"}),this.host.attachShadow({mode:"open"}).append(x("style",{},On),this.section),this.own=!1,this.build(),this.releaseKeys=Nt(this.host,r=>zt(r)||jn(r)),this.watching=$t(t,fi,this.host,()=>this.draw()),this.forget=()=>{this.own||this.pad.forget()},t.on("change:points",this.forget),this.pad.area.element.addEventListener("cross",this.watching.schedule)}build(){let{model:t}=this;this.title=x("h2"),this.languageButton=Mt(()=>{this.change("language",re(this.language())),Be(t,"language")}),this.pad=new Pe({get:r=>t.get(r),change:(r,i)=>this.change(r,i),settle:r=>Be(t,r)}),this.problem=x("p",{class:"problem",role:"alert",hidden:""});let n=x("div",{class:"buttons"},this.languageButton.element);this.section.append(x("div",{class:"top"},this.title,n),this.problem,this.pad.element)}language(){return xt(this.model.get("language"))}change(t,n){this.own=!0,this.model.set(t,n),this.own=!1}draw(){let t=_n(this.language());g(this.section,{lang:be(this.language()),"aria-label":t("pad.title"),"data-theme":kt(this.model.get("theme"))}),y(this.title,t("pad.title")),this.languageButton.layout(this.language());try{this.pad.draw(t),g(this.section,{"data-count":this.model.get("points").length}),this.problem.hidden=!0}catch(n){y(this.problem,t("pad.failed",{reason:n.message})),this.problem.hidden=!1}this.pad.element.hidden=!this.problem.hidden}destroy(){this.watching.stop(),this.model.off("change:points",this.forget),this.releaseKeys(),this.pad.close(),this.host.remove()}};function ui({model:e,el:t}){let n=new ht(e,t);return()=>n.destroy()}var ta={render:ui};export{ta as default};

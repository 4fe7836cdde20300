/* Made by tools/bundle.py: change src/, not this file.
sources: 56a7e694e36cec09c7bbb26844e84a9d18bf0aab0a6ab3bbb7ba11db046d3d01

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
var qn="http://www.w3.org/2000/svg";function v(e,t={},...n){let r=document.createElement(e);return k(r,t),r.append(...n),r}function j(e,t,n={}){let r=document.createElementNS(qn,t);return k(r,n),e.append(r),r}function k(e,t){for(let[n,r]of Object.entries(t))r===null?e.removeAttribute(n):e.getAttribute(n)!==String(r)&&e.setAttribute(n,r);return e}var ct=new WeakMap;function I(e,t){return ct.get(e)===t||(ct.set(e,t),e.firstChild?.nodeType===Node.TEXT_NODE?e.firstChild.data=t:e.textContent=t),e}function xe(e,t,n,r){for(;e.children.length>n.length;)e.lastChild.remove();for(;e.children.length<n.length;)j(e,t);n.forEach((i,o)=>r(e.children[o],i,o))}var be={"language.name":{en:"English",zh:"中文"},"language.tag":{en:"en",zh:"zh-CN"},"name.kl":{en:"KL divergence",zh:"KL 散度"},"name.js":{en:"JS divergence",zh:"JS 散度"},"name.tv":{en:"total variation",zh:"全变差距离"},"name.em":{en:"EM distance",zh:"EM 距离"},"name.discriminator":{en:"discriminator",zh:"判别器"},"name.critic":{en:"critic",zh:"评论器"},"short.kl":{en:"KL",zh:"KL"},"short.js":{en:"JS",zh:"JS"},"short.tv":{en:"TV",zh:"TV"},"short.em":{en:"EM",zh:"EM"},"name.p":{en:"real p",zh:"真实分布 p"},"name.q":{en:"generated q",zh:"生成分布 q"},"unit.nats":{en:"nats",zh:"奈特"}};var fe=Object.keys(be["language.name"]),ut=e=>be["language.name"][e],we=e=>be["language.tag"][e],ce=e=>fe[(fe.indexOf(e)+1)%fe.length],dt=e=>fe.includes(e)?e:fe[0];var ht=["auto","light","dark","contrast"];function pt(e){let t=["(prefers-color-scheme: dark)","(prefers-contrast: more)"].map(r=>matchMedia(r)),n=new MutationObserver(e);n.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});for(let r of t)r.addEventListener("change",e);return()=>{n.disconnect();for(let r of t)r.removeEventListener("change",e)}}function mt(e){if(ht.includes(e)&&e!=="auto")return e;if(matchMedia("(prefers-contrast: more)").matches)return"contrast";let t=document.body.dataset.jpThemeLight;return t?t==="true"?"light":"dark":matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}function gt(e){let t=ue("language",e);return{element:t,layout(n){I(t,ut(ce(n))),k(t,{lang:we(ce(n))})}}}function ue(e,t){let n=v("button",{type:"button","data-action":e});return n.addEventListener("click",t),n}var Oe="data-lm-suppress-shortcuts",Rn=/^(Arrow|Page|Home$|End$|Enter$| $)/,Ln=e=>!(e.ctrlKey||e.metaKey||e.altKey||e.shiftKey),xt=e=>Ln(e)&&Rn.test(e.key);function bt(e,t){let n=i=>{let o=i.composedPath().includes(e)&&t(i);e.removeAttribute(Oe),o&&(e.setAttribute(Oe,"true"),setTimeout(()=>e.removeAttribute(Oe)))},r=i=>{t(i)&&i.stopPropagation()};return window.addEventListener("keydown",n,!0),e.addEventListener("keydown",r),()=>window.removeEventListener("keydown",n,!0)}function De(e,t){e.save_changes(),e.send?.({[t]:e.get(t)})}function wt(e,t,n,r){let i=null,o=()=>i??=requestAnimationFrame(a);function a(){i=null,n.clientWidth&&r()}let s=t.map(c=>`change:${c}`);for(let c of s)e.on(c,o);let f=new ResizeObserver(o);f.observe(n);let l=pt(o);return o(),{schedule:o,stop(){for(let c of s)e.off(c,o);f.disconnect(),l(),i!==null&&cancelAnimationFrame(i)}}}function ye(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Tn(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function yt(e){let t,n,r;e.length!==2?(t=ye,n=(s,f)=>ye(e(s),f),r=(s,f)=>e(s)-f):(t=e===ye||e===Tn?e:Cn,n=e,r=e);function i(s,f,l=0,c=s.length){if(l<c){if(t(f,f)!==0)return c;do{let u=l+c>>>1;n(s[u],f)<0?l=u+1:c=u}while(l<c)}return l}function o(s,f,l=0,c=s.length){if(l<c){if(t(f,f)!==0)return c;do{let u=l+c>>>1;n(s[u],f)<=0?l=u+1:c=u}while(l<c)}return l}function a(s,f,l=0,c=s.length){let u=i(s,f,l,c-1);return u>l&&r(s[u-1],f)>-r(s[u],f)?u-1:u}return{left:i,center:a,right:o}}function Cn(){return 0}function In(e){return e===null?NaN:+e}var kt=yt(ye),vt=kt.right,ui=kt.left,di=yt(In).center;var hi=Mt(zt),pi=Mt(Pn);function Mt(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:i,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:i.length/o))>=0))throw new RangeError("invalid height");if(!o||!a||!n&&!r)return t;let s=n&&e(n),f=r&&e(r),l=i.slice();return s&&f?(Z(s,l,i,o,a),Z(s,i,l,o,a),Z(s,l,i,o,a),ee(f,i,l,o,a),ee(f,l,i,o,a),ee(f,i,l,o,a)):s?(Z(s,i,l,o,a),Z(s,l,i,o,a),Z(s,i,l,o,a)):f&&(ee(f,i,l,o,a),ee(f,l,i,o,a),ee(f,i,l,o,a)),t}}function Z(e,t,n,r,i){for(let o=0,a=r*i;o<a;)e(t,n,o,o+=r,1)}function ee(e,t,n,r,i){for(let o=0,a=r*i;o<r;++o)e(t,n,o,o+a,r)}function Pn(e){let t=zt(e);return(n,r,i,o,a)=>{i<<=2,o<<=2,a<<=2,t(n,r,i+0,o+0,a),t(n,r,i+1,o+1,a),t(n,r,i+2,o+2,a),t(n,r,i+3,o+3,a)}}function zt(e){let t=Math.floor(e);if(t===e)return On(e);let n=e-t,r=2*e+1;return(i,o,a,s,f)=>{if(!((s-=f)>=a))return;let l=t*o[a],c=f*t,u=c+f;for(let d=a,g=a+c;d<g;d+=f)l+=o[Math.min(s,d)];for(let d=a,g=s;d<=g;d+=f)l+=o[Math.min(s,d+c)],i[d]=(l+n*(o[Math.max(a,d-u)]+o[Math.min(s,d+u)]))/r,l-=o[Math.max(a,d-c)]}}function On(e){let t=2*e+1;return(n,r,i,o,a)=>{if(!((o-=a)>=i))return;let s=e*r[i],f=a*e;for(let l=i,c=i+f;l<c;l+=a)s+=r[Math.min(o,l)];for(let l=i,c=o;l<=c;l+=a)s+=r[Math.min(o,l+f)],n[l]=s/t,s-=r[Math.max(i,l-f)]}}var Dn=Array.prototype,mi=Dn.slice;var Bn=Math.sqrt(50),Hn=Math.sqrt(10),_n=Math.sqrt(2);function ke(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),a=o>=Bn?10:o>=Hn?5:o>=_n?2:1,s,f,l;return i<0?(l=Math.pow(10,-i)/a,s=Math.round(e*l),f=Math.round(t*l),s/l<e&&++s,f/l>t&&--f,l=-l):(l=Math.pow(10,i)*a,s=Math.round(e/l),f=Math.round(t/l),s*l<e&&++s,f*l>t&&--f),f<s&&.5<=n&&n<2?ke(e,t,n*2):[s,f,l]}function Nt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,a]=r?ke(t,e,n):ke(e,t,n);if(!(o>=i))return[];let s=o-i+1,f=new Array(s);if(r)if(a<0)for(let l=0;l<s;++l)f[l]=(o-l)/-a;else for(let l=0;l<s;++l)f[l]=(o-l)*a;else if(a<0)for(let l=0;l<s;++l)f[l]=(i+l)/-a;else for(let l=0;l<s;++l)f[l]=(i+l)*a;return f}function ve(e,t,n){return t=+t,e=+e,n=+n,ke(e,t,n)[2]}function $t(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?ve(t,e,n):ve(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}var gi=Fn(Math.random);function Fn(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let a=e()*o--|0,s=n[o+r];n[o+r]=n[a+r],n[a+r]=s}return n}}function At(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e);break}return this}function ie(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function pe(e,t){var n=Object.create(e.prototype);for(var r in t)n[r]=t[r];return n}function U(){}var Q=.7,re=1/Q,te="\\s*([+-]?\\d+)\\s*",de="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",F="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",Kn=/^#([0-9a-f]{3,8})$/,Xn=new RegExp(`^rgb\\(${te},${te},${te}\\)$`),Vn=new RegExp(`^rgb\\(${F},${F},${F}\\)$`),Yn=new RegExp(`^rgba\\(${te},${te},${te},${de}\\)$`),Un=new RegExp(`^rgba\\(${F},${F},${F},${de}\\)$`),Gn=new RegExp(`^hsl\\(${de},${F},${F}\\)$`),Wn=new RegExp(`^hsla\\(${de},${F},${F},${de}\\)$`),St={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};ie(U,oe,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:Et,formatHex:Et,formatHex8:Jn,formatHsl:Qn,formatRgb:qt,toString:qt});function Et(){return this.rgb().formatHex()}function Jn(){return this.rgb().formatHex8()}function Qn(){return Dt(this).formatHsl()}function qt(){return this.rgb().formatRgb()}function oe(e){var t,n;return e=(e+"").trim().toLowerCase(),(t=Kn.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?jt(t):n===3?new S(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?Me(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?Me(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=Xn.exec(e))?new S(t[1],t[2],t[3],1):(t=Vn.exec(e))?new S(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=Yn.exec(e))?Me(t[1],t[2],t[3],t[4]):(t=Un.exec(e))?Me(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=Gn.exec(e))?Tt(t[1],t[2]/100,t[3]/100,1):(t=Wn.exec(e))?Tt(t[1],t[2]/100,t[3]/100,t[4]):St.hasOwnProperty(e)?jt(St[e]):e==="transparent"?new S(NaN,NaN,NaN,0):null}function jt(e){return new S(e>>16&255,e>>8&255,e&255,1)}function Me(e,t,n,r){return r<=0&&(e=t=n=NaN),new S(e,t,n,r)}function Xe(e){return e instanceof U||(e=oe(e)),e?(e=e.rgb(),new S(e.r,e.g,e.b,e.opacity)):new S}function me(e,t,n,r){return arguments.length===1?Xe(e):new S(e,t,n,r??1)}function S(e,t,n,r){this.r=+e,this.g=+t,this.b=+n,this.opacity=+r}ie(S,me,pe(U,{brighter(e){return e=e==null?re:Math.pow(re,e),new S(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?Q:Math.pow(Q,e),new S(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new S(W(this.r),W(this.g),W(this.b),Ne(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Rt,formatHex:Rt,formatHex8:Zn,formatRgb:Lt,toString:Lt}));function Rt(){return`#${G(this.r)}${G(this.g)}${G(this.b)}`}function Zn(){return`#${G(this.r)}${G(this.g)}${G(this.b)}${G((isNaN(this.opacity)?1:this.opacity)*255)}`}function Lt(){let e=Ne(this.opacity);return`${e===1?"rgb(":"rgba("}${W(this.r)}, ${W(this.g)}, ${W(this.b)}${e===1?")":`, ${e})`}`}function Ne(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function W(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function G(e){return e=W(e),(e<16?"0":"")+e.toString(16)}function Tt(e,t,n,r){return r<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new H(e,t,n,r)}function Dt(e){if(e instanceof H)return new H(e.h,e.s,e.l,e.opacity);if(e instanceof U||(e=oe(e)),!e)return new H;if(e instanceof H)return e;e=e.rgb();var t=e.r/255,n=e.g/255,r=e.b/255,i=Math.min(t,n,r),o=Math.max(t,n,r),a=NaN,s=o-i,f=(o+i)/2;return s?(t===o?a=(n-r)/s+(n<r)*6:n===o?a=(r-t)/s+2:a=(t-n)/s+4,s/=f<.5?o+i:2-o-i,a*=60):s=f>0&&f<1?0:a,new H(a,s,f,e.opacity)}function Ae(e,t,n,r){return arguments.length===1?Dt(e):new H(e,t,n,r??1)}function H(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}ie(H,Ae,pe(U,{brighter(e){return e=e==null?re:Math.pow(re,e),new H(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?Q:Math.pow(Q,e),new H(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*t,i=2*n-r;return new S(Be(e>=240?e-240:e+120,i,r),Be(e,i,r),Be(e<120?e+240:e-120,i,r),this.opacity)},clamp(){return new H(Ct(this.h),ze(this.s),ze(this.l),Ne(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=Ne(this.opacity);return`${e===1?"hsl(":"hsla("}${Ct(this.h)}, ${ze(this.s)*100}%, ${ze(this.l)*100}%${e===1?")":`, ${e})`}`}}));function Ct(e){return e=(e||0)%360,e<0?e+360:e}function ze(e){return Math.max(0,Math.min(1,e||0))}function Be(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}var Bt=Math.PI/180,Ht=180/Math.PI,$e=18,_t=.96422,Ft=1,Kt=.82521,Xt=4/29,ne=6/29,Vt=3*ne*ne,er=ne*ne*ne;function Yt(e){if(e instanceof K)return new K(e.l,e.a,e.b,e.opacity);if(e instanceof X)return Gt(e);e instanceof S||(e=Xe(e));var t=Ke(e.r),n=Ke(e.g),r=Ke(e.b),i=He((.2225045*t+.7168786*n+.0606169*r)/Ft),o,a;return t===n&&n===r?o=a=i:(o=He((.4360747*t+.3850649*n+.1430804*r)/_t),a=He((.0139322*t+.0971045*n+.7141733*r)/Kt)),new K(116*i-16,500*(o-i),200*(i-a),e.opacity)}function Ut(e,t,n,r){return arguments.length===1?Yt(e):new K(e,t,n,r??1)}function K(e,t,n,r){this.l=+e,this.a=+t,this.b=+n,this.opacity=+r}ie(K,Ut,pe(U,{brighter(e){return new K(this.l+$e*(e??1),this.a,this.b,this.opacity)},darker(e){return new K(this.l-$e*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=_t*_e(t),e=Ft*_e(e),n=Kt*_e(n),new S(Fe(3.1338561*t-1.6168667*e-.4906146*n),Fe(-.9787684*t+1.9161415*e+.033454*n),Fe(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function He(e){return e>er?Math.pow(e,1/3):e/Vt+Xt}function _e(e){return e>ne?e*e*e:Vt*(e-Xt)}function Fe(e){return 255*(e<=.0031308?12.92*e:1.055*Math.pow(e,1/2.4)-.055)}function Ke(e){return(e/=255)<=.04045?e/12.92:Math.pow((e+.055)/1.055,2.4)}function tr(e){if(e instanceof X)return new X(e.h,e.c,e.l,e.opacity);if(e instanceof K||(e=Yt(e)),e.a===0&&e.b===0)return new X(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*Ht;return new X(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function Se(e,t,n,r){return arguments.length===1?tr(e):new X(e,t,n,r??1)}function X(e,t,n,r){this.h=+e,this.c=+t,this.l=+n,this.opacity=+r}function Gt(e){if(isNaN(e.h))return new K(e.l,0,0,e.opacity);var t=e.h*Bt;return new K(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}ie(X,Se,pe(U,{brighter(e){return new X(this.h,this.c,this.l+$e*(e??1),this.opacity)},darker(e){return new X(this.h,this.c,this.l-$e*(e??1),this.opacity)},rgb(){return Gt(this).rgb()}}));var Wt=-.14861,Ve=1.78277,Ye=-.29227,Ee=-.90649,he=1.97294,It=he*Ee,Pt=he*Ve,Ot=Ve*Ye-Ee*Wt;function nr(e){if(e instanceof J)return new J(e.h,e.s,e.l,e.opacity);e instanceof S||(e=Xe(e));var t=e.r/255,n=e.g/255,r=e.b/255,i=(Ot*r+It*t-Pt*n)/(Ot+It-Pt),o=r-i,a=(he*(n-i)-Ye*o)/Ee,s=Math.sqrt(a*a+o*o)/(he*i*(1-i)),f=s?Math.atan2(a,o)*Ht-120:NaN;return new J(f<0?f+360:f,s,i,e.opacity)}function qe(e,t,n,r){return arguments.length===1?nr(e):new J(e,t,n,r??1)}function J(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}ie(J,qe,pe(U,{brighter(e){return e=e==null?re:Math.pow(re,e),new J(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?Q:Math.pow(Q,e),new J(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*Bt,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),r=Math.cos(e),i=Math.sin(e);return new S(255*(t+n*(Wt*r+Ve*i)),255*(t+n*(Ye*r+Ee*i)),255*(t+n*(he*r)),this.opacity)}}));function en(e,t,n,r,i){var o=e*e,a=o*e;return((1-3*e+3*o-a)*t+(4-6*o+3*a)*n+(1+3*e+3*o-3*a)*r+a*i)/6}function rr(e){var t=e.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,t-1):Math.floor(n*t),i=e[r],o=e[r+1],a=r>0?e[r-1]:2*i-o,s=r<t-1?e[r+2]:2*o-i;return en((n-r/t)*t,a,i,o,s)}}function ir(e){var t=e.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*t),i=e[(r+t-1)%t],o=e[r%t],a=e[(r+1)%t],s=e[(r+2)%t];return en((n-r/t)*t,i,o,a,s)}}var Re=e=>()=>e;function tn(e,t){return function(n){return e+n*t}}function or(e,t,n){return e=Math.pow(e,n),t=Math.pow(t,n)-e,n=1/n,function(r){return Math.pow(e+r*t,n)}}function Je(e,t){var n=t-e;return n?tn(e,n>180||n<-180?n-360*Math.round(n/360):n):Re(isNaN(e)?t:e)}function ar(e){return(e=+e)==1?R:function(t,n){return n-t?or(t,n,e):Re(isNaN(t)?n:t)}}function R(e,t){var n=t-e;return n?tn(e,n):Re(isNaN(e)?t:e)}var Jt=(function e(t){var n=ar(t);function r(i,o){var a=n((i=me(i)).r,(o=me(o)).r),s=n(i.g,o.g),f=n(i.b,o.b),l=R(i.opacity,o.opacity);return function(c){return i.r=a(c),i.g=s(c),i.b=f(c),i.opacity=l(c),i+""}}return r.gamma=e,r})(1);function nn(e){return function(t){var n=t.length,r=new Array(n),i=new Array(n),o=new Array(n),a,s;for(a=0;a<n;++a)s=me(t[a]),r[a]=s.r||0,i[a]=s.g||0,o[a]=s.b||0;return r=e(r),i=e(i),o=e(o),s.opacity=1,function(f){return s.r=r(f),s.g=i(f),s.b=o(f),s+""}}}var ki=nn(rr),vi=nn(ir);function sr(e,t){t||(t=[]);var n=e?Math.min(t.length,e.length):0,r=t.slice(),i;return function(o){for(i=0;i<n;++i)r[i]=e[i]*(1-o)+t[i]*o;return r}}function lr(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function fr(e,t){var n=t?t.length:0,r=e?Math.min(n,e.length):0,i=new Array(r),o=new Array(n),a;for(a=0;a<r;++a)i[a]=Le(e[a],t[a]);for(;a<n;++a)o[a]=t[a];return function(s){for(a=0;a<r;++a)o[a]=i[a](s);return o}}function cr(e,t){var n=new Date;return e=+e,t=+t,function(r){return n.setTime(e*(1-r)+t*r),n}}function _(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function ur(e,t){var n={},r={},i;(e===null||typeof e!="object")&&(e={}),(t===null||typeof t!="object")&&(t={});for(i in t)i in e?n[i]=Le(e[i],t[i]):r[i]=t[i];return function(o){for(i in n)r[i]=n[i](o);return r}}var Ge=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Ue=new RegExp(Ge.source,"g");function dr(e){return function(){return e}}function hr(e){return function(t){return e(t)+""}}function pr(e,t){var n=Ge.lastIndex=Ue.lastIndex=0,r,i,o,a=-1,s=[],f=[];for(e=e+"",t=t+"";(r=Ge.exec(e))&&(i=Ue.exec(t));)(o=i.index)>n&&(o=t.slice(n,o),s[a]?s[a]+=o:s[++a]=o),(r=r[0])===(i=i[0])?s[a]?s[a]+=i:s[++a]=i:(s[++a]=null,f.push({i:a,x:_(r,i)})),n=Ue.lastIndex;return n<t.length&&(o=t.slice(n),s[a]?s[a]+=o:s[++a]=o),s.length<2?f[0]?hr(f[0].x):dr(t):(t=f.length,function(l){for(var c=0,u;c<t;++c)s[(u=f[c]).i]=u.x(l);return s.join("")})}function Le(e,t){var n=typeof t,r;return t==null||n==="boolean"?Re(t):(n==="number"?_:n==="string"?(r=oe(t))?(t=r,Jt):pr:t instanceof oe?Jt:t instanceof Date?cr:lr(t)?sr:Array.isArray(t)?fr:typeof t.valueOf!="function"&&typeof t.toString!="function"||isNaN(t)?ur:_)(e,t)}function rn(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var Qt=180/Math.PI,We={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function on(e,t,n,r,i,o){var a,s,f;return(a=Math.sqrt(e*e+t*t))&&(e/=a,t/=a),(f=e*n+t*r)&&(n-=e*f,r-=t*f),(s=Math.sqrt(n*n+r*r))&&(n/=s,r/=s,f/=s),e*r<t*n&&(e=-e,t=-t,f=-f,a=-a),{translateX:i,translateY:o,rotate:Math.atan2(t,e)*Qt,skewX:Math.atan(f)*Qt,scaleX:a,scaleY:s}}var je;function mr(e){let t=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(e+"");return t.isIdentity?We:on(t.a,t.b,t.c,t.d,t.e,t.f)}function gr(e){return e==null||(je||(je=document.createElementNS("http://www.w3.org/2000/svg","g")),je.setAttribute("transform",e),!(e=je.transform.baseVal.consolidate()))?We:(e=e.matrix,on(e.a,e.b,e.c,e.d,e.e,e.f))}function an(e,t,n,r){function i(l){return l.length?l.pop()+" ":""}function o(l,c,u,d,g,w){if(l!==u||c!==d){var b=g.push("translate(",null,t,null,n);w.push({i:b-4,x:_(l,u)},{i:b-2,x:_(c,d)})}else(u||d)&&g.push("translate("+u+t+d+n)}function a(l,c,u,d){l!==c?(l-c>180?c+=360:c-l>180&&(l+=360),d.push({i:u.push(i(u)+"rotate(",null,r)-2,x:_(l,c)})):c&&u.push(i(u)+"rotate("+c+r)}function s(l,c,u,d){l!==c?d.push({i:u.push(i(u)+"skewX(",null,r)-2,x:_(l,c)}):c&&u.push(i(u)+"skewX("+c+r)}function f(l,c,u,d,g,w){if(l!==u||c!==d){var b=g.push(i(g)+"scale(",null,",",null,")");w.push({i:b-4,x:_(l,u)},{i:b-2,x:_(c,d)})}else(u!==1||d!==1)&&g.push(i(g)+"scale("+u+","+d+")")}return function(l,c){var u=[],d=[];return l=e(l),c=e(c),o(l.translateX,l.translateY,c.translateX,c.translateY,u,d),a(l.rotate,c.rotate,u,d),s(l.skewX,c.skewX,u,d),f(l.scaleX,l.scaleY,c.scaleX,c.scaleY,u,d),l=c=null,function(g){for(var w=-1,b=d.length,M;++w<b;)u[(M=d[w]).i]=M.x(g);return u.join("")}}}var Mi=an(mr,"px, ","px)","deg)"),zi=an(gr,", ",")",")"),xr=1e-12;function Zt(e){return((e=Math.exp(e))+1/e)/2}function br(e){return((e=Math.exp(e))-1/e)/2}function wr(e){return((e=Math.exp(2*e))-1)/(e+1)}var Ni=(function e(t,n,r){function i(o,a){var s=o[0],f=o[1],l=o[2],c=a[0],u=a[1],d=a[2],g=c-s,w=u-f,b=g*g+w*w,M,E;if(b<xr)E=Math.log(d/l)/t,M=function(y){return[s+y*g,f+y*w,l*Math.exp(t*y*E)]};else{var L=Math.sqrt(b),P=(d*d-l*l+r*b)/(2*l*n*L),q=(d*d-l*l-r*b)/(2*d*n*L),h=Math.log(Math.sqrt(P*P+1)-P),p=Math.log(Math.sqrt(q*q+1)-q);E=(p-h)/t,M=function(y){var z=y*E,N=Zt(h),T=l/(n*L)*(N*wr(t*z+h)-br(h));return[s+T*g,f+T*w,l*N/Zt(t*z+h)]}}return M.duration=Math.abs(E)*1e3*t/Math.SQRT2,M}return i.rho=function(o){var a=Math.max(.001,+o),s=a*a,f=s*s;return e(a,s,f)},i})(Math.SQRT2,2,4);function sn(e){return function(t,n){var r=e((t=Ae(t)).h,(n=Ae(n)).h),i=R(t.s,n.s),o=R(t.l,n.l),a=R(t.opacity,n.opacity);return function(s){return t.h=r(s),t.s=i(s),t.l=o(s),t.opacity=a(s),t+""}}}var $i=sn(Je),Ai=sn(R);function ln(e){return function(t,n){var r=e((t=Se(t)).h,(n=Se(n)).h),i=R(t.c,n.c),o=R(t.l,n.l),a=R(t.opacity,n.opacity);return function(s){return t.h=r(s),t.c=i(s),t.l=o(s),t.opacity=a(s),t+""}}}var Si=ln(Je),Ei=ln(R);function fn(e){return(function t(n){n=+n;function r(i,o){var a=e((i=qe(i)).h,(o=qe(o)).h),s=R(i.s,o.s),f=R(i.l,o.l),l=R(i.opacity,o.opacity);return function(c){return i.h=a(c),i.s=s(c),i.l=f(Math.pow(c,n)),i.opacity=l(c),i+""}}return r.gamma=t,r})(1)}var qi=fn(Je),ji=fn(R);function Qe(e){return function(){return e}}function Ze(e){return+e}var cn=[0,1];function ae(e){return e}function et(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:Qe(isNaN(t)?NaN:.5)}function yr(e,t){var n;return e>t&&(n=e,e=t,t=n),function(r){return Math.max(e,Math.min(t,r))}}function kr(e,t,n){var r=e[0],i=e[1],o=t[0],a=t[1];return i<r?(r=et(i,r),o=n(a,o)):(r=et(r,i),o=n(o,a)),function(s){return o(r(s))}}function vr(e,t,n){var r=Math.min(e.length,t.length)-1,i=new Array(r),o=new Array(r),a=-1;for(e[r]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++a<r;)i[a]=et(e[a],e[a+1]),o[a]=n(t[a],t[a+1]);return function(s){var f=vt(e,s,1,r)-1;return o[f](i[f](s))}}function un(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function Mr(){var e=cn,t=cn,n=Le,r,i,o,a=ae,s,f,l;function c(){var d=Math.min(e.length,t.length);return a!==ae&&(a=yr(e[0],e[d-1])),s=d>2?vr:kr,f=l=null,u}function u(d){return d==null||isNaN(d=+d)?o:(f||(f=s(e.map(r),t,n)))(r(a(d)))}return u.invert=function(d){return a(i((l||(l=s(t,e.map(r),_)))(d)))},u.domain=function(d){return arguments.length?(e=Array.from(d,Ze),c()):e.slice()},u.range=function(d){return arguments.length?(t=Array.from(d),c()):t.slice()},u.rangeRound=function(d){return t=Array.from(d),n=rn,c()},u.clamp=function(d){return arguments.length?(a=d?!0:ae,c()):a!==ae},u.interpolate=function(d){return arguments.length?(n=d,c()):n},u.unknown=function(d){return arguments.length?(o=d,u):o},function(d,g){return r=d,i=g,c()}}function tt(){return Mr()(ae,ae)}function zr(e){return Math.abs(e=Math.round(e))>=1e21?e.toLocaleString("en").replace(/,/g,""):e.toString(10)}function Ce(e,t){if(!isFinite(e)||e===0)return null;var n=(e=t?e.toExponential(t-1):e.toExponential()).indexOf("e"),r=e.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+e.slice(n+1)]}function se(e){return e=Ce(Math.abs(e)),e?e[1]:NaN}function Nr(e,t){return function(n,r){for(var i=n.length,o=[],a=0,s=e[0],f=0;i>0&&s>0&&(f+s+1>r&&(s=Math.max(1,r-f)),o.push(n.substring(i-=s,i+s)),!((f+=s+1)>r));)s=e[a=(a+1)%e.length];return o.reverse().join(t)}}function $r(e){return function(t){return t.replace(/[0-9]/g,function(n){return e[+n]})}}var Ar=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function ge(e){if(!(t=Ar.exec(e)))throw new Error("invalid format: "+e);var t;return new nt({fill:t[1],align:t[2],sign:t[3],symbol:t[4],zero:t[5],width:t[6],comma:t[7],precision:t[8]&&t[8].slice(1),trim:t[9],type:t[10]})}ge.prototype=nt.prototype;function nt(e){this.fill=e.fill===void 0?" ":e.fill+"",this.align=e.align===void 0?">":e.align+"",this.sign=e.sign===void 0?"-":e.sign+"",this.symbol=e.symbol===void 0?"":e.symbol+"",this.zero=!!e.zero,this.width=e.width===void 0?void 0:+e.width,this.comma=!!e.comma,this.precision=e.precision===void 0?void 0:+e.precision,this.trim=!!e.trim,this.type=e.type===void 0?"":e.type+""}nt.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function Sr(e){e:for(var t=e.length,n=1,r=-1,i;n<t;++n)switch(e[n]){case".":r=i=n;break;case"0":r===0&&(r=n),i=n;break;default:if(!+e[n])break e;r>0&&(r=0);break}return r>0?e.slice(0,r)+e.slice(i+1):e}var Ie;function Er(e,t){var n=Ce(e,t);if(!n)return Ie=void 0,e.toPrecision(t);var r=n[0],i=n[1],o=i-(Ie=Math.max(-8,Math.min(8,Math.floor(i/3)))*3)+1,a=r.length;return o===a?r:o>a?r+new Array(o-a+1).join("0"):o>0?r.slice(0,o)+"."+r.slice(o):"0."+new Array(1-o).join("0")+Ce(e,Math.max(0,t+o-1))[0]}function dn(e,t){var n=Ce(e,t);if(!n)return e+"";var r=n[0],i=n[1];return i<0?"0."+new Array(-i).join("0")+r:r.length>i+1?r.slice(0,i+1)+"."+r.slice(i+1):r+new Array(i-r.length+2).join("0")}var hn={"%":(e,t)=>(e*100).toFixed(t),b:e=>Math.round(e).toString(2),c:e=>e+"",d:zr,e:(e,t)=>e.toExponential(t),f:(e,t)=>e.toFixed(t),g:(e,t)=>e.toPrecision(t),o:e=>Math.round(e).toString(8),p:(e,t)=>dn(e*100,t),r:dn,s:Er,X:e=>Math.round(e).toString(16).toUpperCase(),x:e=>Math.round(e).toString(16)};function pn(e){return e}var mn=Array.prototype.map,gn=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function qr(e){var t=e.grouping===void 0||e.thousands===void 0?pn:Nr(mn.call(e.grouping,Number),e.thousands+""),n=e.currency===void 0?"":e.currency[0]+"",r=e.currency===void 0?"":e.currency[1]+"",i=e.decimal===void 0?".":e.decimal+"",o=e.numerals===void 0?pn:$r(mn.call(e.numerals,String)),a=e.percent===void 0?"%":e.percent+"",s=e.minus===void 0?"−":e.minus+"",f=e.nan===void 0?"NaN":e.nan+"";function l(u,d){u=ge(u);var g=u.fill,w=u.align,b=u.sign,M=u.symbol,E=u.zero,L=u.width,P=u.comma,q=u.precision,h=u.trim,p=u.type;p==="n"?(P=!0,p="g"):hn[p]||(q===void 0&&(q=12),h=!0,p="g"),(E||g==="0"&&w==="=")&&(E=!0,g="0",w="=");var y=(d&&d.prefix!==void 0?d.prefix:"")+(M==="$"?n:M==="#"&&/[boxX]/.test(p)?"0"+p.toLowerCase():""),z=(M==="$"?r:/[%p]/.test(p)?a:"")+(d&&d.suffix!==void 0?d.suffix:""),N=hn[p],T=/[defgprs%]/.test(p);q=q===void 0?6:/[gprs]/.test(p)?Math.max(1,Math.min(21,q)):Math.max(0,Math.min(20,q));function D(m){var C=y,$=z,x,A,O;if(p==="c")$=N(m)+$,m="";else{m=+m;var V=m<0||1/m<0;if(m=isNaN(m)?f:N(Math.abs(m),q),h&&(m=Sr(m)),V&&+m==0&&b!=="+"&&(V=!1),C=(V?b==="("?b:s:b==="-"||b==="("?"":b)+C,$=(p==="s"&&!isNaN(m)&&Ie!==void 0?gn[8+Ie/3]:"")+$+(V&&b==="("?")":""),T){for(x=-1,A=m.length;++x<A;)if(O=m.charCodeAt(x),48>O||O>57){$=(O===46?i+m.slice(x+1):m.slice(x))+$,m=m.slice(0,x);break}}}P&&!E&&(m=t(m,1/0));var Y=C.length+m.length+$.length,B=Y<L?new Array(L-Y+1).join(g):"";switch(P&&E&&(m=t(B+m,B.length?L-$.length:1/0),B=""),w){case"<":m=C+m+$+B;break;case"=":m=C+B+m+$;break;case"^":m=B.slice(0,Y=B.length>>1)+C+m+$+B.slice(Y);break;default:m=B+C+m+$;break}return o(m)}return D.toString=function(){return u+""},D}function c(u,d){var g=Math.max(-8,Math.min(8,Math.floor(se(d)/3)))*3,w=Math.pow(10,-g),b=l((u=ge(u),u.type="f",u),{suffix:gn[8+g/3]});return function(M){return b(w*M)}}return{format:l,formatPrefix:c}}var Te,rt,it;jr({thousands:",",grouping:[3],currency:["$",""]});function jr(e){return Te=qr(e),rt=Te.format,it=Te.formatPrefix,Te}function xn(e){return Math.max(0,-se(Math.abs(e)))}function bn(e,t){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(se(t)/3)))*3-se(Math.abs(e)))}function wn(e,t){return e=Math.abs(e),t=Math.abs(t)-e,Math.max(0,se(t)-se(e))+1}function ot(e,t,n,r){var i=$t(e,t,n),o;switch(r=ge(r??",f"),r.type){case"s":{var a=Math.max(Math.abs(e),Math.abs(t));return r.precision==null&&!isNaN(o=bn(i,a))&&(r.precision=o),it(r,a)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(o=wn(i,Math.max(Math.abs(e),Math.abs(t))))&&(r.precision=o-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(o=xn(i))&&(r.precision=o-(r.type==="%")*2);break}}return rt(r)}function Rr(e){var t=e.domain;return e.ticks=function(n){var r=t();return Nt(r[0],r[r.length-1],n??10)},e.tickFormat=function(n,r){var i=t();return ot(i[0],i[i.length-1],n??10,r)},e.nice=function(n){n==null&&(n=10);var r=t(),i=0,o=r.length-1,a=r[i],s=r[o],f,l,c=10;for(s<a&&(l=a,a=s,s=l,l=i,i=o,o=l);c-- >0;){if(l=ve(a,s,n),l===f)return r[i]=a,r[o]=s,t(r);if(l>0)a=Math.floor(a/l)*l,s=Math.ceil(s/l)*l;else if(l<0)a=Math.ceil(a*l)/l,s=Math.floor(s*l)/l;else break;f=l}return e},e}function le(){var e=tt();return e.copy=function(){return un(e,le())},At.apply(e,arguments),Rr(e)}function yn(e){let t=j(e,"g",{class:"grid"}),n=j(j(e,"g",{class:"axis"}),"line"),r=j(e,"g",{class:"tick","text-anchor":"middle"}),i=j(e,"g",{class:"tick","text-anchor":"end"}),o=j(j(e,"g",{class:"tick","text-anchor":"middle"}),"text");return function({box:s,em:f,x:l,y:c,xName:u}){xe(t,"line",c.filter(d=>d.grid!==!1),(d,{at:g})=>k(d,{x1:s.left,x2:s.right,y1:g,y2:g})),k(n,{x1:s.left,x2:s.right,y1:s.bottom,y2:s.bottom}),xe(r,"text",l,(d,{at:g,label:w})=>k(I(d,w),{x:g,y:s.bottom+1.25*f})),xe(i,"text",c,(d,{at:g,label:w,kind:b=""})=>k(I(d,w),{x:s.left-.62*f,y:g+.35*f,class:b})),k(I(o,u),{x:(s.left+s.right)/2,y:s.bottom+2.55*f})}}var Lr="⁰¹²³⁴⁵⁶⁷⁸⁹";function Tr(e){let t=[...String(Math.abs(e))].map(n=>Lr[n]).join("");return`10${e<0?"⁻":""}${t}`}var at=e=>e.replace("-","−");function Cr(e,t=4){if(e===1/0)return"∞";if(e===-1/0)return"−∞";let n=Math.abs(e);if(n===0)return"0";if(n<.5*10**-t||n>=1e6)return Ir(Math.log10(n),e<0);let r=e.toFixed(t),i=Math.abs(Number(r)-e)<=1e-12*n;return at(i?String(Number(r)):r)}function Ir(e,t=!1){let n=Math.floor(e),r=(10**(e-n)).toFixed(1);return r==="10.0"&&([r,n]=["1.0",n+1]),`${t?"−":""}${r} × ${Tr(n)}`}function st(e){return e===0?"0":Math.abs(e)<.005?Cr(e):at(e.toFixed(2))}var lt=e=>at(String(e));var Pr=460,Or={fine:7,broad:14},Dr=6,Br=.13,Hr=.05,_r={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function kn(e){let t=v("div",{class:"area",tabindex:0,role:"application"}),n=j(t,"svg",{"aria-hidden":"true"}),r=j(n,"rect",{class:"ground"}),i=yn(n),o=j(n,"path",{class:"points c-p"}),a=j(n,"path",{class:"cross"}),s=le(),f=le(),l=[0,0],c=1,u="fine",d=0,g=null,w=null,b=h=>{let{left:p,top:y}=n.getBoundingClientRect();return[h.clientX-p,h.clientY-y]};function M([h,p]){g=[h,p];let y=[s.invert(h),f.invert(p)];e.add(u==="broad"?Array.from({length:Dr},()=>E(y)):[y])}function E([h,p]){d+=1;let[y,z]=[2.399963*d,Br*c*Math.sqrt(.754878*d%1)];return[h+z*Math.cos(y),p+z*Math.sin(y)]}function L([h,p]){let[y,z]=[h-g[0],p-g[1]],[N,T]=g,D=Math.floor(Math.hypot(y,z)/Or[u]);for(let m=1;m<=D;m++)M([N+y*m/D,T+z*m/D])}t.addEventListener("pointerdown",h=>{h.button!==0||w!==null||(w=h.pointerId,t.setPointerCapture(w),e.begin(),M(b(h)),h.preventDefault(),t.focus({preventScroll:!0}))}),t.addEventListener("pointermove",h=>{if(h.pointerId!==w)return;let p=h.getCoalescedEvents?.()??[];for(let y of p.length?p:[h])L(b(y))});for(let h of["pointerup","pointercancel"])t.addEventListener(h,p=>{p.pointerId===w&&(w=null,e.end())});t.addEventListener("keydown",h=>{if(h.ctrlKey||h.metaKey||h.altKey)return;let p=_r[h.key];if(p){let y=(h.shiftKey?5:1)*Hr*c;l=l.map((z,N)=>Math.min(c,Math.max(-c,Number((z+y*p[N]).toPrecision(12)))))}else{if(h.shiftKey)return;if(h.key===" "||h.key==="Enter")e.begin(),M([s(l[0]),f(l[1])]),e.end();else if(h.key==="Backspace"||h.key==="Delete")e.undo();else return}h.preventDefault(),t.dispatchEvent(new Event("cross"))});function P(h){({size:c,brush:u}=h);let p=14,y=Math.min(Pr,Math.floor(t.parentElement.clientWidth)),z=y-3.4*p,N={left:2.4*p,right:2.4*p+z,top:.6*p,bottom:.6*p+z},T=N.bottom+1.6*p;k(n,{width:y,height:T,viewBox:`0 0 ${y} ${T}`}),n.style.fontSize=`${p}px`,k(t,{"aria-label":`${h.t("pad.area",{size:lt(c)})}. ${h.t("pad.how")}`}),s.domain([-c,c]).range([N.left,N.right]),f.domain([-c,c]).range([N.bottom,N.top]),k(r,{x:N.left,y:N.top,width:z,height:z});let D=$=>$.ticks(4).map(x=>({at:$(x),label:lt(x)}));i({box:N,em:p,x:D(s),y:D(f),xName:""}),k(o,{d:h.points.map(([$,x])=>`M${s($).toFixed(1)} ${f(x).toFixed(1)}h0`).join(""),"stroke-width":5});let[m,C]=[s(l[0]),f(l[1])];k(a,{d:`M${m-11} ${C}h22M${m} ${C-11}v22`})}return{element:t,draw:P,said:(h,p)=>h("pad.at",{x:st(l[0]),y:st(l[1]),count:p})}}var vn={light:{background:"#ffffff",ink:"#1f2328",faint:"#6b7280",grid:"#d9dde3",p:"#0072b2",q:"#c07a00",js:"#b3001b",em:"#00876c",tv:"#7b4fa0",kl:"#555555"},dark:{background:"#14171c",ink:"#e8eaed",faint:"#9aa4b2",grid:"#333a45",p:"#56b4e9",q:"#f0b429",js:"#ff6b6b",em:"#2dd4a7",tv:"#c39be8",kl:"#bbbbbb"},contrast:{background:"#000000",ink:"#ffffff",faint:"#d6d6d6",grid:"#5c5c5c",p:"#6cc6ff",q:"#ffc845",js:"#ff9292",em:"#3df0bb",tv:"#dcbcff",kl:"#e0e0e0"}};var ft=e=>Object.entries(vn[e]).map(([t,n])=>`--${t}: ${n};`).join(" "),Kr=["p","q","js","em","tv","kl"].map(e=>`.c-${e} { --c: var(--${e}); }`).join(`
`),Pe=e=>`calc(var(--thumb) / 2 + (100% - var(--thumb)) * var(${e}))`,Mn=()=>`height: 6px; border-radius: 3px; background: linear-gradient(90deg, var(--edge) ${Pe("--start")},
  var(--q) ${Pe("--start")}, var(--q) ${Pe("--end")}, var(--edge) ${Pe("--end")});`,zn=()=>`box-sizing: border-box; width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--q);
  border: 3px solid var(--background); box-shadow: 0 0 0 1.5px var(--ink);`,Nn=`
:host { display: block; container-type: inline-size; }
:host([data-fill]) { position: fixed; inset: 0; z-index: 10; overflow: auto; }
[hidden] { display: none !important; }
.explorer { ${ft("light")} color-scheme: light; }
.explorer[data-theme="dark"] { ${ft("dark")} color-scheme: dark; }
.explorer[data-theme="contrast"] { ${ft("contrast")} color-scheme: dark; }
${Kr}
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
.explorer[data-presenter] { font-size: 17px; }
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
/* Boxes whose size does not depend on what they say (contain: size layout): a new number then moves nothing around it. */
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
.slider input::-webkit-slider-runnable-track { ${Mn()} }
.slider input::-moz-range-track { ${Mn()} }
.slider input::-webkit-slider-thumb { ${zn()} appearance: none; margin-top: -9px; }
.slider input::-moz-range-thumb { ${zn()} }
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
.below .slider { font-size: 0.95em; }
.numbers { margin: 0; display: flex; flex-wrap: wrap; gap: 2px 9px; justify-content: space-between; }
.numbers > div { min-width: 4em; }
.numbers dt { color: var(--quiet); font-size: 0.83em; }
.numbers dd { margin: 0; font-weight: 650; font-size: 1.1em; }
.race { display: grid; gap: 3px; }
.racer {
  display: flex; gap: 10px; align-items: center; min-height: 30px; padding: 2px 8px;
  cursor: pointer; border-radius: 8px; border-left: 4px solid var(--c); font-size: 0.93em;
}
.racer:has(:checked) { background: var(--control); }
.racer input { width: 18px; height: 18px; margin: 2px; accent-color: var(--c); cursor: pointer; }
.racer > span { display: flex; flex-wrap: wrap; gap: 0 10px; flex: 1; }
.racer b { flex: 0 0 7em; white-space: nowrap; }
.racer .where { flex: 0 0 5em; white-space: nowrap; }
.racer .ending { flex: 1 1 11em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.keys { display: flex; flex-wrap: wrap; gap: 6px 18px; font-size: 0.75em; color: var(--quiet); }
.explorer[data-presenter] :is(.buttons select, .menu), .explorer:not([data-presenter]) :is(.choice, .chip) kbd { display: none; }
.choice kbd { margin-right: 6px; font-size: 0.8em; }
kbd { font: inherit; color: var(--ink); font-weight: 650; padding: 1px 8px; border: 1px solid var(--edge); border-bottom-width: 3px; border-radius: 6px; }
.notice:empty { display: none; }
.notice { overflow-wrap: anywhere; user-select: all; }
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
.tick text { font-size: 0.88em; fill: var(--quiet); }
.tick .strong { font-size: 1.25em; fill: var(--ink); font-weight: 650; }
.tick .small { fill: color-mix(in oklab, var(--c) 75%, var(--ink)) !important; font-weight: 650; }
.strong { font-weight: 650; }
.label { font-weight: 650; fill: color-mix(in oklab, var(--c) 75%, var(--ink)); }
.c-q.label { fill: color-mix(in oklab, var(--q) 50%, var(--ink)); }
.note { font-size: 0.85em; fill: color-mix(in oklab, var(--js) 75%, var(--ink)); }
.halo { paint-order: stroke; stroke: var(--panel); stroke-width: 0.28em; stroke-linejoin: round; }
.grid line { stroke: var(--grid); stroke-width: 1; }
.axis line, .break { stroke: var(--faint); stroke-width: 1.2; fill: none; }
.band { fill: var(--grid); fill-opacity: 0.7; }
.zone { fill: var(--js); fill-opacity: 0.09; }
.floor { stroke: var(--js); stroke-width: 1.2; stroke-dasharray: 2 4; }
.guide { stroke: var(--c); stroke-width: 1; stroke-dasharray: 1 4; }
.curve { fill: none; stroke: var(--c); stroke-width: 2.5; stroke-linejoin: round; }
.curve.c-em { stroke-dasharray: 11 4; }
.curve.c-tv { stroke-dasharray: 2.5 3; }
.curve.c-kl { stroke-dasharray: 9 3 2 3; }
.curve.c-js { stroke-width: 3; }
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
.pull { font-size: 0.9em; }
.head-of { font-size: 0.9em; font-weight: 650; }
.flows line { stroke: var(--em); stroke-opacity: 0.55; }
.matrix rect { fill: var(--em); stroke: var(--grid); stroke-width: 1; }
.margin rect { fill: var(--c); }
.home { stroke: var(--ink); stroke-width: 1; opacity: 0.6; }
.curve.r-blur { stroke-dasharray: 8 3; }
.curve.r-em { stroke-dasharray: none; }
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
  .slider[data-slider="theta"] { position: sticky; top: 0; z-index: 1; padding-top: 4px; background: var(--background); }
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
  .explorer[data-many]:not([data-presenter]) { font-size: clamp(13px, 0.8cqi, 15px); gap: 8px; padding: 12px; }
  .explorer[data-many] .panels { gap: 8px; }
  .explorer:is([data-many], [data-fill]) .chip { grid-template-columns: auto auto minmax(0, 1fr) auto; min-height: 36px; padding: 2px 10px; }
  .explorer:is([data-many], [data-fill]) .chip :is(.sample, .number) { grid-area: auto; }
  .explorer:is([data-many], [data-fill]) .number { width: 7.6em; }
  .explorer:is([data-many], [data-fill]) .amount { justify-content: end; }
  .explorer[data-many] .readout { gap: 5px; }
  .explorer[data-presenter] { font-size: clamp(17px, 1.45cqi, 27px); }
  .explorer[data-fill] { font-size: clamp(16px, 1.32cqi, 26px); }
}
.explorer[data-fill] { display: flex; flex-direction: column; min-height: 100%; gap: 10px; padding: 12px 18px; border: 0; border-radius: 0; }
.explorer[data-fill] :is(h2, .sample) { display: none; }
.explorer[data-fill] .chip { grid-template-columns: auto auto minmax(0, 1fr); }
.explorer[data-fill] .number { width: auto; }
.explorer[data-fill] :is(.panels, .runs) { flex: 1 0 20em; }
.explorer[data-fill] .picture { flex: 1 0 12em; position: relative; margin: 6px 0 0; padding: 0; }
.explorer[data-fill] .picture svg { position: absolute; }
@media (prefers-reduced-motion: no-preference) {
  button, .choice label, .chip { transition: background-color 0.12s, border-color 0.12s, box-shadow 0.12s; }
}
`;var $n=`${Nn}
.work { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.pad .line { flex: none; max-width: 60em; }
.area { max-width: 100%; border-radius: 8px; outline-offset: 2px; }
.area:focus { outline: none; }
.area:focus-visible { outline: 3px solid var(--p); }
.area svg { display: block; }
.ground { fill: var(--panel); stroke: var(--grid); }
.area { cursor: crosshair; touch-action: none; user-select: none; }
.points { fill: none; stroke: var(--c); stroke-linecap: round; stroke-opacity: 0.75; }
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
`;var An={"pad.title":{en:"Draw your own data",zh:"画出你自己的数据"},"pad.how":{en:"Draw with mouse, finger or pen. By keyboard: arrow keys move the cross (with Shift: farther), Space draws, Backspace takes back.",zh:"用鼠标、手指或触控笔来画。也可以用键盘：方向键移动十字（按住 Shift 走得更远），空格键画点，退格键撤销。"},"pad.area":{en:"Drawing area, from −{size} to {size} in both directions",zh:"画板，两个方向都从 −{size} 到 {size}"},"pad.brush":{en:"Brush",zh:"画笔"},"pad.brush.fine":{en:"line",zh:"细线"},"pad.brush.broad":{en:"cloud",zh:"点云"},"pad.undo":{en:"Undo",zh:"撤销"},"pad.clear":{en:"Clear",zh:"清空"},"pad.start":{en:"Back to the start",zh:"恢复初始"},"pad.count":{en:"{count} points",zh:"{count} 个点"},"pad.few":{en:"{count} points: draw at least {least} to learn from.",zh:"{count} 个点：至少画 {least} 个才够学习。"},"pad.full":{en:"{count} points: the pad is full.",zh:"{count} 个点：画板已满。"},"pad.at":{en:"Cross at ({x}, {y}). {count} points.",zh:"十字位于（{x}，{y}），共 {count} 个点。"},"pad.failed":{en:"The pad cannot be shown: {reason}. Run the cell again.",zh:"无法显示画板：{reason}。请重新运行该单元格。"}};var Sn=e=>t=>(n,r={})=>{if(!(n in e))throw new Error(`no text for ${n}`);return e[n][t].replace(/\{(\w+)\}/g,(i,o)=>r[o])};var En=Sn(An);var Vr=["points","brush","language","theme","_size","_start"],Yr=["fine","broad"],Ur=150,Gr=/^(Arrow|Backspace$|Delete$)/;function Wr({model:e,el:t}){let n=v("div",{class:"divergences-pad"});t.append(n);let r=v("section",{class:"explorer pad"});n.attachShadow({mode:"open"}).append(v("style",{},$n),r);let i=[],o=!1,a=(x,A)=>{o=!0,e.set(x,A),o=!1},s=(x,A)=>{a(x,A),De(e,x)},f=()=>i.push(e.get("points")),l={begin:f,add(x){let[A,O]=[e.get("_size"),e.get("points")],V=x.filter(Y=>Y.every(B=>Math.abs(B)<=A));a("points",[...O,...V].slice(0,e.get("_most")))},end:()=>De(e,"points"),undo:()=>i.length&&s("points",i.pop())},c=x=>{f(),s("points",x)},u=()=>dt(e.get("language")),d=v("h2"),g=gt(()=>s("language",ce(u()))),w=v("p",{class:"line"}),b=kn(l),M=Jr(x=>s("brush",x)),E=ue("undo",l.undo),L=ue("clear",()=>c([])),P=ue("start",()=>c(e.get("_start"))),q=v("p",{class:"count"}),h=v("p",{class:"status unseen",role:"status","aria-live":"polite"}),p=v("p",{class:"problem",role:"alert",hidden:""}),y=v("div",{class:"pad-tools"},M.element,E,L,P),z=v("div",{class:"work"},w,b.element,y,q,h);r.append(v("div",{class:"top"},d,v("div",{class:"buttons"},g.element)),p,z);let N=bt(n,x=>xt(x)||Gr.test(x.key)&&!(x.ctrlKey||x.metaKey||x.altKey)),T=null;function D(){let x=En(u());k(r,{lang:we(u()),"aria-label":x("pad.title"),"data-theme":mt(e.get("theme"))}),I(d,x("pad.title")),g.layout(u());try{let A=e.get("points"),O={t:x,points:A,size:e.get("_size"),brush:e.get("brush")};b.draw(O),M.draw(O);for(let[V,Y]of[[w,"how"],[E,"undo"],[L,"clear"],[P,"start"]])I(V,x(`pad.${Y}`));k(E,{disabled:i.length?null:""}),k(L,{disabled:A.length?null:""}),I(q,m(A.length,x)),k(r,{"data-count":A.length}),clearTimeout(T),T=setTimeout(()=>I(h,b.said(x,A.length)),Ur),p.hidden=!0}catch(A){I(p,x("pad.failed",{reason:A.message})),p.hidden=!1}z.hidden=!p.hidden}function m(x,A){let O=e.get("_least");return x>=e.get("_most")?A("pad.full",{count:x}):A(x<O?"pad.few":"pad.count",{count:x,least:O})}let C=()=>{o||(i.length=0)},$=wt(e,Vr,n,D);return e.on("change:points",C),b.element.addEventListener("cross",$.schedule),()=>{$.stop(),e.off("change:points",C),N(),clearTimeout(T),n.remove()}}function Jr(e){let t=v("div",{class:"choice",role:"radiogroup"}),n=Yr.map(r=>{let i=v("input",{type:"radio",name:"brush",value:r}),o=v("span");return i.addEventListener("change",()=>e(r)),t.append(v("label",{},i,o)),{word:r,input:i,words:o}});return{element:t,draw({brush:r,t:i}){k(t,{"aria-label":i("pad.brush")});for(let{word:o,input:a,words:s}of n)a.checked=r===o,I(s,i(`pad.brush.${o}`))}}}var $o={render:Wr};export{$o as default};

/** What tells that a script ran: the page under test counts the calls. */
const call = 'paise2Ran()';

const elements = [
  `<script>${call}</script>`,
  `<script src="data:text/javascript,${call}"></script>`,
  `<img src=x onerror=${call}>`,
  `<img src=x onerror="${call}" `,
  `<svg onload=${call}>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<body onload=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src="javascript:parent.${call}"></iframe>`,
  `<object data="javascript:${call}"></object>`,
  `<embed src="javascript:${call}">`,
  `<video><source onerror=${call}></video>`,
  `<audio src=x onerror=${call}>`,
  `<details open ontoggle=${call}>`,
  `<input autofocus onfocus=${call}>`,
  `<select autofocus onfocus=${call}>`,
  `<marquee onstart=${call}>`,
  `<a href="javascript:${call}">open</a>`,
  `<form action="javascript:${call}"><button>go</button></form>`,
  `<math href="javascript:${call}">x</math>`,
  `<link rel=stylesheet href="javascript:${call}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<base href="javascript:${call}//">`,
  `<style>@import 'javascript:${call}';</style>`,
  `<template><script>${call}</script></template>`,
  `<noscript><img src=x onerror=${call}></noscript>`,
  `<mark><img src=x onerror=${call}></mark>`,
  `<x contenteditable onblur=${call} autofocus>`,
  `<isindex type=image src=1 onerror=${call}>`,
];

const breakouts = [
  (inner: string) => inner,
  (inner: string) => `">${inner}`,
  (inner: string) => `'>${inner}`,
  (inner: string) => `</title></textarea></style></script>${inner}`,
  (inner: string) => `--><![CDATA[ ]]>${inner}`,
  (inner: string) => `\ue000${inner}\ue001`,
  (inner: string) => `&lt;${inner}&gt;${inner.replaceAll('<', '&lt;')}`,
];

const others = [
  `javascript:${call}`,
  `JaVaScRiPt:${call}`,
  `java\tscript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `vbscript:${call}`,
  `" onmouseover="${call}" x="`,
  `' onfocus='${call}' autofocus='`,
  `{{constructor.constructor('${call}')()}}`,
  `\${${call}}`,
  `]]>]]><script>${call}</script>`,
  `[open](javascript:${call})`,
  `![x](x"onerror="${call})`,
  `<javascript:${call}>`,
  `\u202e${call}\u202c`,
];

/** Texts that would run if somebody took them for markup: 224 of them. */
export const scriptTexts: readonly string[] = [...breakouts.flatMap((wrap) => elements.map(wrap)), ...others];

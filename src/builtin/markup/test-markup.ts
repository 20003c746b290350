/** A document of each dialect, for tests, with what its extractor is called and its type. All have the same words in them. */
export const documents = {
  org: [
    'text/x-org',
    `#+TITLE: The /plan/
#+AUTHOR: Ada
#+DATE: <2024-05-01 Wed>
#+FILETAGS: :work:home:
#+OPTIONS: toc:nil
* TODO [#A] First heading :urgent:
:PROPERTIES:
:CUSTOM_ID: x1
:Effort: two hours
:END:
Some *bold* and =code= with a [[https://x.example/a][link text]] and [fn:1].
#+BEGIN_SRC python
print("*kept*")
#+END_SRC
| a | b |
|---+---|
| 1 | 2 |
# a remark
`,
  ],
  rst: [
    'text/x-rst',
    `========
The plan
========

:Author: Ada
:Date: 2024-05-01
:Keywords: work, home

First heading
-------------

Some **bold** and \`\`code\`\` with a \`link text <https://x.example/a>\`_ and :ref:\`the part <part>\` [1]_.

.. _target: https://y.example/
.. a comment
   that goes on

.. note:: Be careful
.. image:: a.png
   :alt: A picture
   :width: 100

.. code-block:: python

   print("kept")

=====  ===========
Left   Right
=====  ===========
one    a row of
       two lines
=====  ===========

+-----+-----+
| a   | b   |
+=====+=====+
| 1   | 2   |
+-----+-----+

.. [1] The note
`,
  ],
  asciidoc: [
    'text/x-asciidoc',
    `= The plan
Ada <ada@x.example>
v1.0, 2024-05-01
:keywords: work, home
:product: Engine

== First heading

// a remark
Some *bold* and \`code\` with a https://x.example/a[link text] of {product} and <<part,the part>>.

.Block title
[source,python]
----
print("*kept*") # <1>
----

image::a.png[A picture,100]

|===
|a |b
|1 |2
|===

////
hidden
////

* item
term:: meaning
include::other.adoc[]
`,
  ],
  latex: [
    'application/x-tex',
    String.raw`\documentclass[a4paper]{article}
\usepackage{hyperref} % a remark
\newcommand{\hidden}[1]{nothing #1}
\title{The \emph{plan}}
\author{Ada Lovelace\thanks{of it} \and Kurt G\"odel}
\date{May 1, 2024}
\begin{document}
\section{First heading}\label{sec:first}
Some \textbf{bo}ld caf\'e, 50\,\% see~\cite{knuth} with a \href{https://x.example/a\%20b}{link text}.
\begin{verbatim}
print("\kept") % kept
\end{verbatim}
\begin{tabular}{ll}
a & b \\
\end{tabular}
\input{other}
\end{document}
`,
  ],
  troff: [
    'text/troff',
    String.raw`.\" a remark
.TH PLAN 1 2024-05-01 "Engine 1.0" "User Commands"
.de hidden
nothing
..
.SH NAME
plan \- makes \fIplans\fP
.SH "FIRST HEADING"
Some
.B bold
and
.BR plan (1),
see \(lqthis\(rq.
.TP
.B \-\-help
Shows help.
.TS
tab(;);
l l.
a;b
.TE
.UR https://x.example/a
link text
.UE
`,
  ],
  texinfo: [
    'application/x-texinfo',
    `\\input texinfo
@setfilename plan.info
@settitle The plan
@c a remark
@titlepage
@author Ada
@end titlepage
@node Top
@top The plan
@chapter First heading
Some @strong{bold} and @code{co@{de} with a @uref{https://x.example/a, link text}.
@menu
* hidden
@end menu
@itemize @bullet
@item item
@end itemize
@example
print("kept")
@end example
`,
  ],
  pod: [
    'text/x-pod',
    `=head1 NAME

plan - makes plans

=head1 First heading

Some B<bold> and C<< a > b >> with a L<link text|https://x.example/a> E<lt>x@y.exampleE<gt>.

=over

=item * item

=back

=begin html

<p>hidden</p>

=end html

  print("kept")

=cut
`,
  ],
  mediawiki: [
    'text/x-mediawiki',
    `{{Infobox plan
| name = The plan
| year = 2024
}}
== First heading ==
Some '''bold''' with a [[Target page|link text]] and [https://x.example/a outside].<ref>The note</ref>
[[File:a.png|thumb|100px|A picture]]
<!-- hidden -->
{| class="wikitable"
! a !! b
|-
| style="color:red" | 1 || 2
|}
* item
[[Category:Plans]]
`,
  ],
  textile: [
    'text/x-textile',
    `h1. The plan

h2(class). First heading

Some *bold* and @code@ with a "link text":https://x.example/a and !a.png(A picture)!.

|_. a|_. b|
|1|2|

* item
fn1. The note
`,
  ],
  txt2tags: [
    'text/x-txt2tags',
    `The plan
Ada
2024-05-01

%!keywords: work, home
% a remark
= First heading =

Some **bold** and \`\`code\`\` with a [link text https://x.example/a].

|| a | b |
| 1 | 2 |

\`\`\`
print("kept")
\`\`\`
- item
`,
  ],
  fountain: [
    'text/x-fountain',
    `Title: The plan
Author: Ada
Draft date: 2024-05-01

INT. FIRST HEADING - DAY

ADA
(quietly)
Some **bold** words. [[a note]]

/* hidden */

> FADE OUT.
`,
  ],
} as const satisfies Readonly<Record<string, readonly [mimeType: string, source: string]>>;

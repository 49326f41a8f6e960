"""How the review sheet looks: on a sheet and on a telephone, by day and by night, and on paper."""

STYLE = """
:root { color-scheme: light dark; --nen: #fff; --chu: #1b1b1b; --mo: #59595f; --vien: #c9c9ce; --dau: #f1f1f4;
 --hoi: #ffe3de; --ngo: #fff3cf; --lay: #e0f3e4; --nhan: #ffd84d; --lien: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --nen: #17181b; --chu: #ececee; --mo: #abacb3; --vien: #45464d;
 --dau: #25262b; --hoi: #552a25; --ngo: #4a3d14; --lay: #1e4029; --nhan: #8a6d00; --lien: #8ec1ff; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem;
 background: var(--nen); color: var(--chu); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; } a { color: var(--lien); }
p { max-width: 46rem; margin: .4rem 0; }
.loi { padding: .6rem .9rem; border-radius: .4rem; background: var(--hoi); font-weight: 600; max-width: none; }
.loi.xong { background: var(--lay); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0; }
dt { color: var(--mo); } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--vien); padding: .35rem .55rem; text-align: left; vertical-align: top;
 font-weight: 400; overflow-wrap: break-word; }
thead th { background: var(--dau); font-weight: 600; position: sticky; top: 0; }
.so { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.doc { font-weight: 600; }
.nho { display: block; color: var(--mo); font-size: .85rem; }
.hoi > * { background: var(--hoi); } .ngo > * { background: var(--ngo); } .lay > * { background: var(--lay); }
.trong { color: var(--mo); font-style: italic; font-weight: 400; }
mark { background: var(--nhan); color: inherit; font-weight: 600; padding: 0 .15rem; }
code { font: .85em ui-monospace, monospace; overflow-wrap: anywhere; }
[id] { scroll-margin-top: 3rem; } td .nho code { white-space: nowrap; }
ul { padding-left: 1.2rem; } li { margin: .25rem 0; } details { margin: .75rem 0; } summary { cursor: pointer; }
@media (max-width: 44rem) {
 body { padding: 1rem .75rem 3rem; } h1 { font-size: 1.25rem; } dl { grid-template-columns: 1fr; gap: 0; }
 dd { margin-bottom: .4rem; }
 table:not(.hep), table:not(.hep) tbody, table:not(.hep) tr, table:not(.hep) th, table:not(.hep) td { display: block; }
 table:not(.hep) thead { display: none; }
 table:not(.hep) tr { border: 1px solid var(--vien); border-radius: .4rem; margin: 0 0 .6rem; overflow: hidden; }
 table:not(.hep) th, table:not(.hep) td { border: 0; padding: .25rem .6rem; text-align: left; white-space: normal; }
 table:not(.hep) td[data-ten]::before { content: attr(data-ten) ": "; color: var(--mo); font-weight: 400; }
 table:not(.hep) td:empty { display: none; } table:not(.hep) tbody th { font-weight: 600; padding-top: .5rem; }
}
@media print { body { font-size: 10px; max-width: none; padding: 0; } thead { display: table-header-group; }
 thead th { position: static; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
"""

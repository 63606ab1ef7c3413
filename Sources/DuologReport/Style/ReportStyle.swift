extension StyleSheet {
  /// The style of reports. It has two palettes, for light and for dark, and a third for paper.
  ///
  /// Text has a contrast of at least 4.5 to 1 against what is behind it, and shapes of 3 to 1 (WCAG
  /// 2.2, 1.4.3 and 1.4.11).
  static let report = StyleSheet(palette, text, layout, charts, lists, phone, paper)

  private static let palette: StaticString = """
    :root{--page:#f8f5f0;--card:#fffdfa;--ink:#2c2833;--soft:#645d6b;\
    --line:#e4ddd3;--ground:#ece6dc;--me:#12757a;--them:#a94c27;--both:#6b4a92;--accent:#6b4a92;\
    --stress:#d99a3d;--life:#5d8fc4;--target:#2c2833;--note:#f1ebf6}
    @media (prefers-color-scheme:dark){:root{--page:#17151b;--card:#201d26;--ink:#ece8f0;\
    --soft:#aca4b5;--line:#3b3544;--ground:#37313f;--me:#5cc3bf;--them:#ee9a72;--both:#b697e0;\
    --accent:#c3a8e8;--stress:#c98f3a;--life:#6c9fd6;--target:#ece8f0;--note:#2a2433}}
    """

  private static let text: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 ui-sans-serif,system-ui,\
    -apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;overflow-wrap:anywhere}
    h1,h2,.numbers strong,blockquote{font-family:"Iowan Old Style","Palatino Linotype",Palatino,\
    "Source Serif 4",Charter,Georgia,"Noto Serif",serif}
    h1{font-size:clamp(2.5rem,9vw,4.25rem);font-weight:500;line-height:1.05;letter-spacing:-.02em;\
    margin:0}
    h1 .and{color:var(--accent);font-style:italic;font-weight:400}
    h2{font-size:clamp(1.6rem,4.5vw,2.1rem);font-weight:500;line-height:1.2;letter-spacing:-.01em;\
    margin:0 0 1.25rem}
    h3{font-size:1.125rem;font-weight:600;line-height:1.35;margin:2rem 0 .75rem}
    h4{font-size:1rem;font-weight:600;margin:0 0 .75rem}
    p{margin:0 0 .5rem}
    a{color:inherit}
    time{white-space:nowrap}
    h3 time,h4 time{font-weight:400;font-size:.875rem;color:var(--soft)}
    .note,figcaption,.when,.span,.facts,footer{color:var(--soft);font-size:.875rem}
    .why{font-style:italic;color:var(--soft)}
    .label{font-style:normal;font-size:.75rem;letter-spacing:.04em;text-transform:uppercase}
    .lead{font-weight:600;margin:0 0 .25rem}
    .private{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;\
    font:600 .75rem/1.35rem ui-sans-serif,system-ui,sans-serif;color:var(--them);\
    vertical-align:.06em}
    """

  private static let layout: StaticString = """
    header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
    header{padding-top:clamp(2.5rem,8vw,5rem)}
    .span{font-size:1.0625rem;margin:.75rem 0 0}
    .warning{margin-top:1rem}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:1.75rem 0 0;padding:0}
    nav a{display:block;padding:.3rem .8rem;border:1px solid var(--line);border-radius:2rem;\
    background:var(--card);font-size:.875rem;text-decoration:none}
    nav a:hover{border-color:var(--accent)}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);\
    outline-offset:2px}
    section{margin:clamp(2.75rem,7vw,4.5rem) 0 0;scroll-margin-top:1rem}
    .card{background:var(--card);border:1px solid var(--line);border-radius:1rem;\
    padding:clamp(1rem,3.5vw,1.75rem);margin:0 0 1rem}
    .goal>h3{margin:0 0 .25rem;font-size:1.3rem}
    figure{margin:1.5rem 0 0}
    figure.card{margin:0 0 1rem}
    figcaption{margin:0 0 .75rem}
    footer{padding-top:3.5rem;padding-bottom:3rem}
    """

  private static let charts: StaticString = """
    svg{display:block;overflow:visible}
    .heat{display:flex;flex-wrap:wrap;gap:1rem 1.5rem}
    .map{max-width:100%;height:auto}
    .map text{font-size:8.5px;fill:var(--soft)}
    .middle{text-anchor:middle}
    path{fill:none}
    .ground,.break,.me,.them,.both,.part,.hole{stroke-linecap:round}
    .ground{stroke:var(--ground);stroke-width:9;stroke-linecap:square}
    .break{stroke:var(--soft);stroke-width:3}
    .me{stroke:var(--me);stroke-width:8.4}
    .them{stroke:var(--them);stroke-width:6.6;stroke-linecap:square}
    .both{stroke:var(--both);stroke-width:9.6;stroke-linecap:square}
    .part{stroke:var(--me);stroke-width:8.4}
    .hole{stroke:var(--card);stroke-width:3.6}
    .rest{stroke:var(--soft);stroke-width:1.6}
    .shade1,.shade2,.shade3,.shade4{stroke-width:18}
    .them.shade1,.them.shade2,.them.shade3,.them.shade4{stroke-width:15}
    .shade1{opacity:.4}.shade2{opacity:.6}.shade3{opacity:.8}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.85rem 0 0;\
    padding:0;font-size:.875rem}
    .legend li{display:flex;align-items:center;gap:.45rem}
    .key{flex:none}
    .chart{display:grid;grid-template-columns:2.25rem minmax(0,1fr);column-gap:.5rem}
    .chart .axis-x,.chart .spans{grid-column:2}
    .axis-y{display:flex;flex-direction:column;justify-content:space-between;text-align:right;\
    height:var(--tall);margin:-.55rem 0;font-size:.75rem;line-height:1.1rem;color:var(--soft)}
    .axis-x{display:flex;font-size:.75rem;color:var(--soft);margin-top:.3rem;overflow:hidden}
    .axis-x span{flex-basis:0;flex-grow:1;min-width:0;white-space:nowrap;overflow:hidden}
    .chart{--high:8rem;--tall:9.1rem}
    .chart.low{--high:5.5rem;--tall:6.6rem}
    .chart.high{--high:11rem;--tall:12.1rem}
    .plot{width:100%;height:var(--high)}
    .plot path,.span path{vector-effect:non-scaling-stroke}
    .grid{stroke:var(--line);stroke-width:1}
    .rhythm{stroke:var(--accent);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
    .rhythm-area{fill:var(--accent);opacity:.12}
    .wide{fill:var(--me)}.narrow{fill:var(--them)}.total{fill:var(--both)}
    .target{stroke:var(--target);stroke-width:2;stroke-dasharray:5 3}
    .stress{fill:var(--stress);opacity:.25}.life{fill:var(--life);opacity:.25}
    .solid,.key .stress,.key .life{opacity:1}
    .line-me,.line-them{stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
    .line-me{stroke:var(--me)}.line-them{stroke:var(--them);stroke-dasharray:4 3.5}
    .dot-me{stroke:var(--me);stroke-width:6;stroke-linecap:round}
    .dot-them{stroke:var(--them);stroke-width:5;stroke-linecap:square}
    .spans{list-style:none;margin:.75rem 0 0;padding:0;font-size:.875rem}
    .spans li{margin:0 0 .5rem}
    svg.span{width:100%;height:5px;margin:0 0 .15rem}
    .w2{flex-grow:2}.w3{flex-grow:3}.w4{flex-grow:4}.w5{flex-grow:5}.w6{flex-grow:6}\
    .w7{flex-grow:7}.w8{flex-grow:8}.w9{flex-grow:9}.w10{flex-grow:10}.w11{flex-grow:11}\
    .w12{flex-grow:12}.w13{flex-grow:13}.w14{flex-grow:14}.w15{flex-grow:15}.w16{flex-grow:16}\
    .w17{flex-grow:17}.w18{flex-grow:18}.w19{flex-grow:19}.w20{flex-grow:20}.w21{flex-grow:21}\
    .w22{flex-grow:22}.w23{flex-grow:23}.w24{flex-grow:24}.w25{flex-grow:25}.w26{flex-grow:26}\
    .w27{flex-grow:27}.w28{flex-grow:28}.w29{flex-grow:29}.w30{flex-grow:30}.w31{flex-grow:31}
    """

  /// Less for small screens.
  private static let phone: StaticString = """
    @media (max-width:30rem){
    .axis-x .more{display:none}
    .axis-x span{text-align:center}
    .map text{font-size:10px}
    .chart{grid-template-columns:1.9rem minmax(0,1fr)}
    }
    """

  private static let lists: StaticString = """
    .numbers{list-style:none;display:grid;gap:1rem;margin:0 0 1.5rem;padding:0;\
    grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr))}
    .numbers li{border-top:2px solid var(--accent);padding-top:.6rem}
    .numbers strong{display:block;font-size:2.5rem;font-weight:500;line-height:1.1}
    .numbers span{font-size:.875rem;color:var(--soft)}
    .together,.plain,.events,.plan{list-style:none;margin:0;padding:0}
    .together li{display:flex;justify-content:space-between;gap:1rem;padding:.5rem 0;\
    border-bottom:1px solid var(--line)}
    .together strong{white-space:nowrap;font-weight:600}
    .facts{display:flex;flex-wrap:wrap;gap:.25rem .5rem;margin:0 0 .75rem}
    .facts span+span::before{content:"·";margin-right:.5rem}
    .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));\
    gap:.75rem 1.25rem;margin:1rem 0 0}
    dt{font-size:.8125rem;color:var(--soft)}
    dd{margin:0;font-weight:600}
    .words dd,.review dd{font-weight:400}
    .words div,.review div{margin:0 0 .6rem}
    .review dl{margin:0}
    .two{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr))}
    .two .card{margin:0;padding:1.1rem 1.25rem}
    .two .said{margin:.5rem 0 0}
    .pair{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr))}
    .moment>h3{margin:0 0 .9rem}
    .said{border-left:3px solid var(--me);padding-left:.9rem}
    .said p{margin:0}
    .said.by-them{border-left:3px double var(--them)}
    .who{font-size:.8125rem;color:var(--soft);margin:0}
    .quotes{columns:2 18rem;column-gap:1rem}
    .quote{break-inside:avoid;background:var(--card);border:1px solid var(--line);\
    border-radius:1rem;padding:1.1rem 1.25rem;margin:0 0 1rem}
    .quote figcaption{margin:.5rem 0 0}
    blockquote{margin:0;font-size:1.125rem;line-height:1.45}
    .by-me figcaption{border-left:3px solid var(--me);padding-left:.6rem}
    .by-them figcaption{border-left:3px double var(--them);padding-left:.6rem}
    .line{list-style:none;padding-left:2.25rem}
    .line li{position:relative;padding:0 0 1.25rem 1.25rem;border-left:2px solid var(--line)}
    .line li:last-child{padding-bottom:0;border-left-color:transparent}
    .line li::before{content:"";position:absolute;left:-.45rem;top:.3rem;width:.8rem;height:.8rem;\
    border-radius:50%;background:var(--card);border:2px solid var(--accent)}
    .line li.celebrated::before{background:var(--accent);border-radius:.15rem;\
    transform:rotate(45deg)}
    .line li.reached::before{background:var(--accent)}
    .line p{margin:0}
    .events li{padding:.35rem 0 .35rem .9rem;margin:0 0 .35rem;border-left:.4rem solid var(--life)}
    .events li.stress{border-left-color:var(--stress)}
    .events li.stress,.events li.life{opacity:1}
    .cards,.phases{list-style:none;display:grid;gap:1rem;margin:0;padding:0;\
    grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
    .cards .card,.phases .card{margin:0}
    .phases .begun{border-color:var(--accent)}
    .session h1{font-size:clamp(2rem,7vw,3rem)}
    .session section{margin-top:clamp(2rem,5vw,3rem)}
    .strips,.topics{margin:0;padding:0;list-style:none}
    .strips{display:grid;gap:.5rem 2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr))}
    .strips li{display:flex;justify-content:space-between;align-items:center;gap:1rem;\
    padding:.6rem 0;border-bottom:1px solid var(--line)}
    .strips .heat{flex:none}
    .strips p{margin:0}
    .topics li{counter-increment:topic;position:relative;padding:.9rem 0 .9rem 2.5rem;\
    border-bottom:1px solid var(--line);min-height:3.5rem}
    .topics li::before{content:counter(topic);position:absolute;left:0;font-size:1.25rem;\
    color:var(--accent)}
    .topics .blank::before{content:""}
    .topics p{margin:0}
    .plan li{padding:.4rem 0;border-bottom:1px solid var(--line)}
    details{margin:.9rem 0 0;font-size:.875rem}
    summary{cursor:pointer;color:var(--soft);width:fit-content}
    .wide-table{overflow-x:auto;margin-top:.5rem}
    table{overflow-wrap:break-word;border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);padding:.25rem 0}
    th,td{padding:.3rem .75rem .3rem 0;text-align:right;font-weight:400;\
    border-bottom:1px solid var(--line)}
    th:first-child{text-align:left}
    thead th{font-weight:600}
    """

  private static let paper: StaticString = """
    @page{size:A4;margin:16mm 15mm 18mm}
    @media print{
    :root{--page:#fff;--card:#fff;--ink:#1d1a22;--soft:#57515e;--line:#d8d3cc;--ground:#eeebe6;\
    --me:#12757a;--them:#a94c27;--both:#6b4a92;--accent:#6b4a92;--target:#1d1a22;--note:#f4f0f8}
    html{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    body{font-size:10pt}
    header,main,footer{max-width:none;padding:0 .3mm}
    header{padding-top:0}
    nav,details{display:none}
    .map{width:calc(50% - 1rem)}
    .heat>.map:only-child{width:auto}
    .heat{gap:3mm 6mm}
    figure{margin-top:4mm}
    .chart{--high:6.2rem;--tall:7.3rem}.chart.low{--high:4rem;--tall:5.1rem}
    .chart.high{--high:9rem;--tall:10.1rem}
    .quote{padding:3mm 4mm;margin-bottom:3mm}
    .numbers{grid-template-columns:repeat(6,1fr);gap:4mm}
    .numbers strong{font-size:22pt}
    .figures{grid-template-columns:repeat(5,1fr)}
    .goal{break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone}
    .goal>h3,.facts,.figures,.why{break-after:avoid}
    .strips li,.topics li{break-inside:avoid}
    .session section{margin-top:8mm}
    .strips{grid-template-columns:1fr 1fr}
    .strips .map{width:30mm}
    .phases{grid-template-columns:1fr 1fr 1fr!important}
    footer{padding:8mm 0 0}
    .two,.cards,.phases{grid-template-columns:1fr 1fr;gap:3mm}
    h1{font-size:34pt}
    h2,h3,h4{break-after:avoid}
    section{margin-top:10mm}
    .card,.quote,.numbers,figure,.line li,tr{break-inside:avoid}
    .card{padding:5mm;border-radius:3mm}
    p,li{orphans:3;widows:3}
    }
    """
}

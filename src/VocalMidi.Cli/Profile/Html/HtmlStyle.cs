namespace VocalMidi.Cli.Profile.Html;

/// <summary>The page's style: light or dark as the reader's system is, from a telephone's width to a large screen's.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet.</summary>
    public const string Text =
        """
        :root {
          --page: #f6f7f9; --card: #ffffff; --ink: #1c2127; --soft: #55606c; --edge: #d9dee4; --grid: #e6eaee;
          --a: #2f6fde; --b: #c2620a; --c: #1d8a5f; --held: #8a4fd0; --warn: #c62f2f; --warnback: #fdeeee; --noteback: #eef3fb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171b; --card: #1d2126; --ink: #e8ebee; --soft: #a4afba; --edge: #333a42; --grid: #2b3138;
            --a: #6ea2ff; --b: #f0a04b; --c: #4fc795; --held: #c39bf2; --warn: #ff7b72; --warnback: #35201f; --noteback: #1d2736;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 1320px; margin: 0 auto; padding: 24px 16px 40px; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
        h2 { font-size: 19px; margin: 0 0 4px; }
        h3 { font-size: 16px; margin: 0 0 4px; }
        p { margin: 0 0 10px; max-width: 75ch; }
        .lead, section > p, footer { color: var(--soft); }
        section, .tile { background: var(--card); border: 1px solid var(--edge); border-radius: 10px; padding: 16px; }
        section { margin-top: 16px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 16px 0 0; }
        .tile dt { color: var(--soft); font-size: 14px; }
        .tile dd { margin: 0; }
        .tile .value { font-size: 32px; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tile .unit { font-size: 17px; font-weight: 400; color: var(--soft); }
        .tile .words { color: var(--soft); font-size: 14px; }
        .tile.bad { border-color: var(--warn); }
        .tile.bad .value, .tile.bad .words { color: var(--warn); }
        .list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 10px; margin-top: 10px; }
        article { border-left: 4px solid var(--a); background: var(--noteback); border-radius: 6px; padding: 10px 14px; }
        article p { margin-bottom: 4px; }
        article.warning { border-color: var(--warn); background: var(--warnback); }
        .badge { font-size: 12px; font-weight: 650; letter-spacing: .04em; text-transform: uppercase; color: var(--a); }
        .warning .badge { color: var(--warn); }
        figure { margin: 0; min-width: 0; }
        figure > svg { width: 100%; height: auto; display: block; }
        svg.narrow { display: none; }
        .beside { display: grid; gap: 20px; align-items: start; }
        .alone figure { max-width: 760px; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 8px 0 0; padding: 0; font-size: 14px; color: var(--soft); }
        .legend li { display: flex; align-items: center; gap: 6px; }
        .key { width: 18px; height: 12px; flex: none; }
        .scroll { overflow-x: auto; min-width: 0; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        caption { text-align: left; color: var(--soft); padding-bottom: 4px; }
        th, td { padding: 5px 0 5px 12px; border-bottom: 1px solid var(--grid); text-align: left; vertical-align: top; }
        th:first-child { padding-left: 0; font-weight: 500; }
        th.part { padding-left: 14px; color: var(--soft); font-weight: 400; }
        thead th { color: var(--soft); font-weight: 500; }
        .numbers th + td, .numbers td, .numbers thead th { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .facts th { white-space: nowrap; }
        footer { margin-top: 20px; font-size: 14px; }
        svg text { font: 13px system-ui, sans-serif; fill: var(--soft); }
        figure text { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
        svg text.strong { fill: var(--ink); font-weight: 600; }
        rect.a, circle.a { fill: var(--a); } rect.b, circle.b { fill: var(--b); } rect.c { fill: var(--c); }
        rect.pale { opacity: .35; }
        rect.warn, circle.warn { fill: var(--warn); } rect.held, circle.held { fill: var(--held); }
        line, polyline { fill: none; stroke: var(--soft); stroke-width: 1; }
        .grid { stroke: var(--grid); } .axis { stroke: var(--soft); }
        .mark { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }
        .target { stroke: var(--warn); stroke-width: 1.5; }
        .strongline { stroke: var(--ink); stroke-width: 2.5; }
        .dashed { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .limit { stroke: var(--b); stroke-width: 2; }
        .aline { stroke: var(--a); stroke-width: 2; }
        .stem { stroke-width: 1.5; } .b.stem { stroke: var(--b); } .warn.stem { stroke: var(--warn); } .held.stem { stroke: var(--held); }
        @media (min-width: 1100px) { .beside { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); } }
        @media (max-width: 640px) {
          main { padding: 16px 10px 32px; }
          section, .tile { padding: 12px; }
          svg.wide { display: none; } svg.narrow { display: block; }
          .tiles { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 8px; }
          th, td { padding-left: 8px; } th.part { padding-left: 8px; }
        }
        @media print { body { background: none; } section, .tile { break-inside: avoid; } }

        """;
}

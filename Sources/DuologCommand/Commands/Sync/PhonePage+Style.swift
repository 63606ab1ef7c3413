import DuologReport

extension PhonePage {
  /// One column, in the colors that the phone is set to.
  static let style = StyleSheet(
    """
    :root {
      --paper: #fbf8f4; --card: #ffffff; --ink: #2b2622; --quiet: #6d645c; --line: #e8e0d8;
      --accent: #a8502f;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #191715; --card: #242120; --ink: #efe9e2; --quiet: #a79d93; --line: #38332f;
        --accent: #e79a76;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1.25rem 1rem 2rem; max-width: 30rem;
      background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      overflow-wrap: anywhere;
    }
    h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.2; font-weight: 650; }
    h2 {
      margin: 0 0 .6rem; font-size: .8125rem; font-weight: 650; letter-spacing: .06em;
      text-transform: uppercase; color: var(--accent);
    }
    section {
      margin: 0 0 .875rem; padding: 1rem; background: var(--card);
      border: 1px solid var(--line); border-radius: .875rem;
    }
    ul { list-style: none; margin: 0; padding: 0; }
    ul + ul { margin-top: .625rem; }
    li { display: flex; gap: .625rem; align-items: baseline; }
    li + li { margin-top: .625rem; }
    strong { display: block; font-weight: 550; }
    small { display: block; font-size: .875rem; color: var(--quiet); }
    .mark { flex: none; width: 1rem; text-align: center; color: var(--accent); }
    .quiet strong { font-weight: 400; }
    .calm { margin: 0 0 .625rem; color: var(--quiet); }
    .calm:last-child { margin-bottom: 0; }
    table { width: 100%; border-collapse: collapse; table-layout: fixed; }
    th, td { padding: .35rem 0; text-align: center; font-weight: 400; }
    thead th { font-size: .8125rem; color: var(--quiet); }
    th:first-child { width: 42%; text-align: left; padding-right: .5rem; }
    tbody tr { border-top: 1px solid var(--line); }
    tbody th { line-height: 1.25; }
    .now { background: color-mix(in srgb, var(--accent) 12%, transparent); }
    .legend { margin: .625rem 0 0; font-size: .875rem; color: var(--quiet); white-space: pre-wrap; }
    dl { margin: 0; }
    dt { font-size: .875rem; color: var(--quiet); }
    dd { margin: 0 0 .625rem; }
    dd:last-child { margin-bottom: 0; }
    blockquote { margin: 0; font-size: 1.1875rem; line-height: 1.35; }
    """)
}

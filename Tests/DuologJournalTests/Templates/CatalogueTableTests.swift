import DuologMerge
import Testing

@testable import DuologJournal

/// What goals made from the catalogue ask for, so that no entry changes without being read.
@Suite struct CatalogueTableTests {
  @Test func `Each template asks for what stands here`() {
    let found = Catalogue.all.map { template in
      let target = template.target.map { " \($0) \(template.unit ?? "")" } ?? ""
      return "\(template.id) \(template.part ?? "-") / \(template.category) \(template.who)"
        + " \(template.rule): \(template.cadence.text)\(target)"
    }
    #expect(found == CatalogueTableTests.table.split(separator: "\n").map(String.init))
  }

  private static let table = """
    D1 phase 1.1 / connection individual each: daily 30 seconds
    D2 phase 1.2 / communication individual each: weekly 1 1 question
    D3 phase 1.3 / conflict individual each: whenever 5 seconds
    D4 phase 2.1 / appreciation individual each: weekly 2 1 appreciation
    D5 phase 2.2 / communication individual each: weekly 1 1 replacement
    D6 phase 2.3 / repair individual each: within 48 1 issue
    D7 phase 3.1 / qualityTime together together: weekly 1 10 minutes
    D8 phase 3.2 / appreciation individual each: weekly 1 1 gesture
    D9 phase 3.3 / selfKindness individual each: weekly 1 1 reminder
    D10 - / plan ours either: once
    K8 - / communication each each: weekly 1
    R1 - / communication each each: daily
    R2 - / acceptance each each: weekly 1
    R3 - / commitment each each: weekly 1
    R4 - / individual individual each: weekly 1
    R5 - / communication together together: weekly 1
    R5a - / conflictTool ours either: whenever
    R6 - / conflict each each: whenever
    R7 - / qualityTime together together: weekly 1
    R7a - / qualityTime together together: quarterly 1
    R8 - / boundaries ours either: quarterly 1
    R9 - / intimacy together together: weekly 1
    R10 - / appreciation each each: weekly 2
    R11 - / intimacy each each: weekly 1
    R12 - / distance together together: weekly 2
    R13 - / repair each each: whenever
    R14 - / support ours either: once
    R15 - / intimacy each each: whenever
    R16 - / values each each: monthly 1
    R17 - / plan individual each: once
    K1 - / communication ours either: weekly 1
    K2 - / conflict ours either: whenever
    K3 - / trust ours either: weekly 1
    K4 - / intimacy ours either: weekly 1
    K5 - / boundaries ours either: quarterly 1
    K6 - / vision ours either: quarterly 1
    K7 - / stressors ours either: weekly 1
    K9 - / plan ours either: once
    K10 - / plan ours either: once
    K11 - / plan together together: every 28
    K12 - / plan each each: whenever
    K13 - / stressors ours either: whenever
    K14 - / plan ours either: whenever
    K15 - / help ours either: whenever
    K16 - / plan ours either: whenever
    K17 - / revision ours either: whenever
    K18 - / stressors ours either: whenever
    K19a - / signal individual each: whenever
    K19b - / signal individual each: whenever
    K19c - / signal individual each: whenever
    K19d - / signal individual each: whenever
    K19e - / signal individual each: whenever
    K19f - / signal individual each: whenever
    K20 - / intake individual each: once
    K21 - / support individual each: whenever
    K22 - / wizard ours either: once
    K23 - / plan ours either: once
    C1 - / values together together: yearly 1
    C2 - / individual each each: quarterly 1
    C3 - / plan ours either: weekly 1
    C4 - / revision together together: quarterly 1
    C5 - / finance ours sum: monthly 1
    C6 - / family ours either: quarterly 1
    C7 - / vision together together: monthly 1
    C8 - / templates ours either: once
    C9 - / alignment each each: quarterly 1
    C10 - / help ours either: whenever
    C11 - / pacing ours either: whenever
    C12 - / vision together together: every 60
    D11a - / hardDay together together: whenever
    D11b - / hardDay together together: whenever
    D11c - / hardDay individual each: whenever
    D11d - / hardDay individual each: whenever
    D11e - / support individual each: whenever
    D12 - / tone ours either: whenever
    D13 - / intake individual each: once
    D14 - / journal individual each: weekly 1
    D15 - / journal individual each: weekly 1
    D16 - / journal individual each: weekly 1
    D17 - / journal individual each: weekly 1
    D18 - / journal individual each: weekly 1
    D19 - / journal individual each: weekly 1
    D20 - / support individual each: whenever
    E1 - / qualityTime together together: daily
    E2 - / communication each each: monthly 1
    E3 - / intimacy together together: weekly 1
    E4 - / individual each each: weekly 1
    E5 - / appreciation each each: weekly 2
    E6 goal 1 / communication each each: daily
    E7 goal 1 / communication each each: weekly 1
    E8 goal 1 / communication each each: whenever
    E9 goal 1 / conflict each each: whenever
    E10 goal 1 / communication together together: weekly 1
    E11 goal 2 / trust each each: weekly 1
    E12 goal 2 / trust each each: whenever
    E13 goal 2 / trust each each: weekly 1
    E14 goal 2 / repair individual each: whenever
    E15 goal 2 / trust ours either: monthly 1
    E16a goal 3 / qualityTime together together: weekly 1
    E16b goal 3 / qualityTime together together: weekly 1
    E16c goal 3 / intimacy together together: whenever
    E17 goal 3 / qualityTime together together: weekly 1
    E18 goal 4 / individual each each: monthly 1
    E19 goal 4 / individual each each: whenever
    E20 goal 4 / individual ours either: weekly 1
    E21 goal 4 / celebration together together: whenever
    E22 goal 4 / accountability each each: weekly 1
    E23 goal 4 / individual each each: weekly 1
    E24 goal 5 / intimacy each each: weekly 1
    E25 goal 5 / intimacy each each: whenever
    E26 goal 5 / intimacy together together: weekly 1
    E27 goal 5 / qualityTime together together: weekly 1
    E28 goal 5 / intimacy each each: daily
    E29 - / revision together together: yearly 1
    E30 - / tone ours either: whenever
    E31 - / help ours either: whenever
    E32 - / help ours either: whenever
    E33 - / help ours either: whenever
    E34 - / help ours either: whenever
    E35 - / help ours either: whenever
    """
}

// What an app begins with. `import DuologKit` also gives it the journal, the replica and the merge
// rules that these stand on.
@_exported import DuologJournal
@_exported import DuologMerge
@_exported import DuologSync

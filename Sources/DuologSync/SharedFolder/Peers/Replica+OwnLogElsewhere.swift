import DuologMerge

extension Replica {
  /// Whether the next event will be written as a new device, because this database turned out to be
  /// a restored backup, or the original of a copy.
  public var isToBeRenewed: Bool {
    get throws { try MetaTable(connection)[.reidentification] != nil }
  }
}

package import DynamockStorage

/// What a base contains about layers, for the examination of a whole file.
package struct LayerExamination {
  /// A store of the family, and the reader of its contents.
  package struct Member {
    /// Its number.
    package let id: MemberID
    /// The owner's bytes; none for the first member.
    package let info: [UInt8]
    /// The contents, or `nil` if the records of its layers do not fit together.
    package let reader: (any SalvagingReader)?
  }

  /// The members that were not erased, in the order in which they were made.
  package private(set) var members: [Member] = []
  private let base: any SalvagingReader
  private var tree: LayerTree?
  private let family = FamilyState(isPlain: false, version: 0)

  /// Reads the records of a base.
  package init(of base: any SalvagingReader) throws(StorageError) {
    self.base = base
    guard try base.keyspaces().contains(LayerKeys.directory) else {
      members = [Member(id: .first, info: [], reader: base)]
      return
    }
    do throws(StorageError) {
      tree = try LayerTree(reading: base)
    } catch {
      guard error.code == .damaged else { throw error }
      return
    }
    var records = tree?.members ?? [:]
    let first = records.removeValue(forKey: .first)
    members.append(try member(.first, first))
    for (id, record) in records.sorted(by: { $0.key < $1.key }) where !record.isErased {
      members.append(try member(id, record))
    }
  }

  private func member(
    _ id: MemberID, _ record: MemberRecord?
  ) throws(StorageError) -> Member {
    // As long as the root is its only layer, the first member has no record.
    guard let record else { return Member(id: id, info: [], reader: base) }
    do throws(StorageError) {
      let chain = try Chain(of: record, in: base, family.filters)
      let reader = LayerReader(base: base, chain: chain, family: family)
      return Member(id: id, info: record.info, reader: LayerSalvager(base, reader))
    } catch {
      guard error.code == .damaged else { throw error }
      return Member(id: id, info: record.info, reader: nil)
    }
  }

  /// Whether the records of members and layers can be read.
  package var isReadable: Bool { !members.isEmpty }

  /// Reads the entries of all layers, also of those that no member sees, and returns the number of
  /// those that no layer has, or that are not in the form of an entry.
  package func strayEntries() throws(StorageError) -> Int {
    guard let tree else { return 0 }
    var stray = 0
    var last: (prefix: ArraySlice<UInt8>, isKnown: Bool) = ([], false)
    try base.scan(LayerKeys.entries, .all, .ascending) { key, value throws(StorageError) in
      let prefix = key.prefix(LayerKeys.prefixLength)
      if prefix != last.prefix { last = (prefix, Self.isKnown(prefix, in: tree)) }
      if !last.isKnown || !LayerValue.isWellFormed(value) { stray += 1 }
      return .next
    }
    return stray
  }

  private static func isKnown(_ prefix: ArraySlice<UInt8>, in tree: LayerTree) -> Bool {
    guard let (layer, keyspace) = LayerKeys.place(of: prefix) else { return false }
    return tree.layers[layer] != nil && tree.spaces[layer]?[keyspace] != nil
  }
}

package import DynamockStorage

extension LayeredStorage {
  /// The number of layers beyond which a fork first copies those above the root into one.
  package static let deepestChain = 32

  package func lastingFork<Value: Sendable>(
    info: [UInt8],
    capturing capture: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Value,
    completion:
      @escaping @Sendable (
        Result<(store: any LayeredStorageBackend, value: Value), StorageError>
      ) -> Void
  ) {
    // Before the write is submitted: a state that contains the fork is read with layers.
    state.family.endPlain()
    flatten { [self] result in
      if case .failure(let error) = result { return completion(.failure(error)) }
      freezeAndFork(info, capture, completion)
    }
  }

  private func freezeAndFork<Value: Sendable>(
    _ info: [UInt8],
    _ capture: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Value,
    _ completion:
      @escaping @Sendable (
        Result<(store: any LayeredStorageBackend, value: Value), StorageError>
      ) -> Void
  ) {
    base.write(
      { [state] writer throws(StorageError) -> WriteOutcome<(id: MemberID, value: Value)> in
        let value = try capture(try state.writer(over: writer))
        try LayerDirectory.create(in: writer)
        let frozen = try state.freeze(in: writer)
        let top = try state.family.addLayer(above: frozen, in: writer)
        let id = try LayerDirectory.newMember(in: writer)
        let record = MemberRecord(
          version: state.family.newVersion(), top: top, start: frozen, info: info)
        try LayerDirectory.set(record, of: id, in: writer)
        return .commit((id, value))
      },
      completion: { [forkableBase, state] result in
        completion(
          result.map { made in
            (LayeredStorage(forkableBase, state.family.member(made.id)), made.value)
          })
      })
  }

  package func isRelated(to other: any StorageBackend) -> Bool {
    (other as? LayeredStorage)?.state.family === state.family
  }

  package func replaceContents(
    by other: (any LayeredStorageBackend)?, in writer: any StorageWriter,
    settling settle: (any StorageWriter) throws(StorageError) -> Void
  ) throws(StorageError) -> any StorageWriter {
    let writer = (writer as? LayerWriter)?.base ?? writer
    let below: LayerID?
    if let other {
      guard let other = other as? LayeredStorage, isRelated(to: other) else { throw .notRelated }
      state.family.endPlain()
      try settle(try other.state.contents(of: writer))
      try LayerDirectory.create(in: writer)
      below = try other.state.freeze(in: writer)
    } else {
      state.family.endPlain()
      try LayerDirectory.create(in: writer)
      below = try LayerDirectory.member(id, in: writer)?.start
    }
    state.family.needsUpkeep = true
    let old = try LayerDirectory.member(id, in: writer)
    let top = try state.family.addLayer(above: below, in: writer)
    let record = MemberRecord(
      version: state.family.newVersion(), top: top, start: old?.start, info: old?.info ?? [])
    try LayerDirectory.set(record, of: id, in: writer)
    return try state.writer(over: writer)
  }
}

extension MemberState {
  /// Freezes the contents: from now on the member's changes are in a new layer.
  /// - Returns: the layer above which the contents' forks are, or `nil` if the contents are empty.
  func freeze(in writer: any StorageWriter) throws(StorageError) -> LayerID? {
    let stored = try LayerDirectory.member(id, in: writer)
    guard stored != nil || id == .first else { throw .memberIsGone }
    var record = stored ?? MemberRecord(version: 0, top: .root, start: nil, info: [])
    // A top without changes stays where it is.
    if record.top != .root, try LayerDirectory.isEmpty(record.top, in: writer) {
      guard let layer = try LayerDirectory.layer(record.top, in: writer) else {
        throw .damagedDirectory
      }
      return layer.parent
    }
    let frozen = record.top
    record.top = try family.addLayer(above: frozen, in: writer)
    record.version = family.newVersion()
    try LayerDirectory.set(record, of: id, in: writer)
    return frozen
  }
}

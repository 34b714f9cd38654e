import DynamockStorage

// Copies the frozen layers above the root into one if there are many, in steps. They do not change
// meanwhile, except that upkeep may move entries among them, which changes no reader's view.

/// A copy in progress.
private struct Flattening: Sendable {
  /// The layer that is being filled.
  let layer: LayerID
  /// The uppermost of the layers that are copied.
  let upper: LayerID
  /// The last key copied, or `nil` for none.
  var position: (keyspace: Keyspace, key: [UInt8])?
}

extension LayeredStorage {
  /// Copies the frozen layers into one if their number is at the limit.
  func flatten(_ completion: @escaping @Sendable (Result<Void, StorageError>) -> Void) {
    do throws(StorageError) {
      let depth = try base.read { reader throws(StorageError) in
        try state.chain(in: reader)?.layers.count ?? 0
      }
      guard depth >= Self.deepestChain else { return completion(.success(())) }
    } catch {
      return completion(.failure(error))
    }
    base.write(
      { [state] writer throws(StorageError) -> WriteOutcome<Flattening?> in
        guard let chain = try state.chain(in: writer), chain.layers.count > 2 else {
          return .rollback(nil)
        }
        let layer = try state.family.addLayer(
          above: chain.hasRoot ? .root : nil, in: writer)
        state.family.beginBuilding(layer)
        state.family.needsUpkeep = true
        return .commit(Flattening(layer: layer, upper: chain.layers[1].id))
      },
      completion: { [self] result in
        switch result {
        case .success(let job?): advance(job, completion)
        case .success(nil): completion(.success(()))
        case .failure(let error): completion(.failure(error))
        }
      })
  }

  private func advance(
    _ job: Flattening, _ completion: @escaping @Sendable (Result<Void, StorageError>) -> Void
  ) {
    base.write(
      { [state] writer throws(StorageError) -> WriteOutcome<Flattening?> in
        try state.copyStep(of: job, in: writer)
      },
      completion: { [self] result in
        switch result {
        case .success(let rest?): advance(rest, completion)
        case .success(nil):
          state.family.endBuilding(job.layer)
          completion(.success(()))
        case .failure(let error):
          state.family.endBuilding(job.layer)
          completion(.failure(error))
        }
      })
  }
}

extension MemberState {
  private static let entriesPerStep = 1_000

  /// Copies some entries; returns the rest of the work, or `nil` if it is done or no longer needed.
  fileprivate func copyStep(
    of job: Flattening, in writer: any StorageWriter
  ) throws(StorageError) -> WriteOutcome<Flattening?> {
    // The layer is freed by upkeep if another fork or upkeep has changed the chain meanwhile.
    guard let chain = try chain(in: writer), chain.layers.count > 2, chain.layers[1].id == job.upper
    else { return .rollback(nil) }
    let frozen = chain.frozenDifferences()
    var job = job
    var room = Self.entriesPerStep
    let filter = family.filters.written(job.layer)
    for keyspace in frozen.changedKeyspaces {
      guard let path = frozen.path(of: keyspace) else { continue }
      if let position = job.position, keyspace < position.keyspace { continue }
      var range = KeyRange.all
      if let position = job.position, position.keyspace == keyspace {
        (range.lower, range.excludesLower) = (position.key, true)
      }
      var merge = MergedScan(writer, keyspace, path, range, .ascending)
      while let entry = try merge.next() {
        filter?.add(KeyHash(entry.key, in: keyspace))
        try writer.put(
          entry.value.map(LayerValue.encoded) ?? LayerValue.removal,
          for: LayerKeys.entry(job.layer, keyspace, entry.key), in: LayerKeys.entries)
        job.position = (keyspace, entry.key)
        room -= 1
        if room == 0 { return .commit(job) }
      }
    }
    try complete(job, chain, frozen, in: writer)
    return .commit(nil)
  }

  /// Puts the copy in the place of the copied layers.
  private func complete(
    _ job: Flattening, _ chain: Chain, _ frozen: Chain, in writer: any StorageWriter
  ) throws(StorageError) {
    for keyspace in frozen.changedKeyspaces {
      var record = SpaceRecord(.differs)
      for layer in frozen.layers {
        let key = LayerKeys.space(layer.id, keyspace)
        guard layer.spaces[keyspace] == .isNew || layer.spaces[keyspace] == .isDropped,
          let found = try writer.value(for: key, in: LayerKeys.directory).flatMap(SpaceRecord.init)
        else { continue }
        record = found
        break
      }
      try LayerDirectory.set(record, of: keyspace, in: job.layer, writer)
    }
    guard let top = chain.layers.first, var record = try LayerDirectory.member(id, in: writer)
    else {
      throw .damagedDirectory
    }
    try LayerDirectory.set(LayerRecord(parent: job.layer), of: top.id, in: writer)
    record.version = family.newVersion()
    try LayerDirectory.set(record, of: id, in: writer)
  }
}

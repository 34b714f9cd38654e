package import DynamockStorage

extension LayeredStorage {
  /// The maximum number of bytes that a step frees in the file: some milliseconds of work.
  private static let bytesPerStep = 512 * 1_024

  package func upkeep(
    atMost limit: Int,
    completion: @escaping @Sendable (Result<LayerUpkeep, StorageError>) -> Void
  ) {
    let family = state.family
    guard !family.isPlain, family.needsUpkeep else {
      return shrink(after: LayerUpkeep(isFinished: true), completion)
    }
    base.write(
      { writer throws(StorageError) -> WriteOutcome<LayerUpkeep> in
        var step = try UpkeepStep(writer, family, atMost: max(limit, 1))
        let result = try step.run()
        // Erased members are freed once no one uses them, which nothing announces; a copy in
        // progress may be left behind.
        family.needsUpkeep =
          !result.isFinished || step.hasErasedMembers || !family.layersInMaking.isEmpty
        return result.entries > 0 ? .commit(result) : .rollback(result)
      },
      completion: { [self] result in
        guard case .success(let step) = result, step.isFinished else { return completion(result) }
        shrink(after: step, completion)
      })
  }

  /// Gives back space that the finished work has left unused.
  private func shrink(
    after step: LayerUpkeep,
    _ completion: @escaping @Sendable (Result<LayerUpkeep, StorageError>) -> Void
  ) {
    guard let base = base as? any ShrinkingStorageBackend else { return completion(.success(step)) }
    base.shrink(atMost: Self.bytesPerStep) { result in
      completion(
        result.map { shrinkage in
          var total = step
          total.returnedBytes = shrinkage.bytes
          total.isFinished = shrinkage.isFinished
          return total
        })
    }
  }
}

package import DynamockStorage

extension LayeredStorage {
  /// The maximum number of bytes that a step frees in the file: some milliseconds of work.
  private static let bytesPerStep = 512 * 1_024

  package func upkeep(
    atMost limit: Int,
    completion: @escaping @Sendable (Result<LayerUpkeep, StorageError>) -> Void
  ) {
    let family = state.family
    guard !family.isPlain, family.needsUpkeep || family.filters.needsUpkeep else {
      return shrink(after: LayerUpkeep(isFinished: true), completion)
    }
    if let filling = family.filters.takeFilling() { return fill(filling, limit, completion) }
    base.write(
      { writer throws(StorageError) -> WriteOutcome<FinishedStep> in
        var step = try UpkeepStep(writer, family, atMost: max(limit, 1))
        let result = try step.run()
        // Erased members are freed once no one uses them, which nothing announces; a copy in
        // progress may be left behind.
        family.needsUpkeep =
          !result.isFinished || step.hasErasedMembers || !family.layersInMaking.isEmpty
        let finished = FinishedStep(
          result: result, filling: step.filling, unusedFilters: step.unusedFilters)
        return step.needsCommit ? .commit(finished) : .rollback(finished)
      },
      completion: { [self] result in
        switch result {
        case .failure(let error): completion(.failure(error))
        case .success(let step):
          family.filters.remove(step.unusedFilters)
          if let filling = step.filling { family.filters.set(filling) }
          guard step.result.isFinished else { return completion(.success(step.result)) }
          shrink(after: step.result, completion)
        }
      })
  }

  /// A step, and the changes of filters that its commit permits.
  private struct FinishedStep: Sendable {
    let result: LayerUpkeep
    let filling: FilterFilling?
    let unusedFilters: [LayerID: LayerFilter]
  }

  /// Reads keys of layers into their filters; the next step lets chains use those that it completed.
  private func fill(
    _ filling: FilterFilling, _ limit: Int,
    _ completion: @escaping @Sendable (Result<LayerUpkeep, StorageError>) -> Void
  ) {
    var filling = filling
    do throws(StorageError) {
      let completed = try base.read { reader throws(StorageError) in
        try filling.advance(in: reader, atMost: max(limit, 1))
      }
      state.family.filters.complete(completed, at: state.family.newVersion())
      state.family.filters.set(filling)
      completion(.success(LayerUpkeep()))
    } catch {
      state.family.filters.set(filling)
      completion(.failure(error))
    }
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

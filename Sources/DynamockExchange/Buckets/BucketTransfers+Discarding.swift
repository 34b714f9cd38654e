package import DynamockEngine
package import DynamockModel

extension BucketTransfers {
  /// The number of attempts to remove objects at a server: within about an hour.
  private static let mostAttempts = 20
  /// The longest time between two attempts.
  private static let longestPause = Duration.seconds(300)

  /// Removes the files of an export that an earlier process did not finish.
  ///
  /// Those in a folder are removed before this returns. A server may not answer yet, so that is tried
  /// again, at intervals that double from a second on; a library without threads tries once.
  package func discardExport(
    _ id: String, _ parameters: ExportTableToPointInTimeInput, for database: Database
  ) {
    let place = ExportPlace(id, parameters)
    switch connected {
    case .folder(let root):
      let removed = Result { () throws(BucketFault) in
        try place.removeFiles(in: BucketFolder(parameters.s3Bucket ?? "", in: root))
      }
      if removed.leavesNothing { database.endDiscard(ofExport: id) }
    case .store(let store):
      start { [self, weak database] isOnCaller in
        var pause = Duration.seconds(1)
        for attempt in 1...Self.mostAttempts {
          let removed = await Self.remove(place, parameters, from: store)
          guard let database else { return }
          if removed.leavesNothing { return database.endDiscard(ofExport: id) }
          if attempt == 1, case .failure(let fault) = removed {
            tell(.keptLeftovers(id, TransferFailure(fault)))
          }
          guard !isOnCaller, (try? await Task.sleep(for: pause)) != nil else { return }
          pause = min(pause * 2, Self.longestPause)
        }
      }
    case nil: break
    }
  }

  private static func remove(
    _ place: ExportPlace, _ parameters: ExportTableToPointInTimeInput, from store: any BucketStore
  ) async -> Result<Void, BucketFault> {
    do throws(BucketFault) {
      let bucket = try await Buckets.store(store).bucket(
        parameters.s3Bucket, for: parameters.tableArn ?? "")
      return .success(try await place.removeFiles(in: bucket))
    } catch { return .failure(error) }
  }
}

extension Result where Success == Void, Failure == BucketFault {
  /// Whether there are no files any more, as without their bucket.
  fileprivate var leavesNothing: Bool {
    switch self {
    case .success, .failure(.noBucket): true
    case .failure(.remote(let failure)): failure.code == "S3NoSuchBucket"
    case .failure: false
    }
  }
}

import Dynamock
import DynamockExchange
import DynamockModel
import DynamockScripting
import DynamockStorage
import DynamockWire

/// Imports into and exports from a database of a running server.
///
/// The tables pass through a temporary database file, so that an import is checked completely before
/// the server receives anything, and memory stays small.
struct ServerExchange {
  let server: ServerDatabase
  private static let region = RequestContext.defaultRegion

  /// Imports tables: all of them with all of their items, or none.
  func load(
    _ work: @escaping @Sendable (TableLoad) async throws -> TableLoad.Outcome
  ) async throws -> TableLoad.Outcome {
    // A wrong token, and a database that does not exist, are reported before any work.
    _ = try await server.ask("GET", [server.database, "checkpoints"])
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // Before a signal may end the import: a file that is created later would stay.
    let database = try folder.open()
    let interruption = Interruption()
    return try await interruption.value(
      of: Task { try await load(work, into: database, of: folder, until: interruption) })
  }

  private func load(
    _ work: @Sendable (TableLoad) async throws -> TableLoad.Outcome,
    into database: DynamockDatabase, of folder: TemporaryFolder, until interruption: Interruption
  ) async throws -> TableLoad.Outcome {
    try await folder.withDatabase(database) { database, state in
      let reading = ExchangeProgress()
      let outcome = try await ProgressLine.show(reading) {
        try await work(TableLoad(into: database, progress: reading))
      }
      guard !outcome.tables.isEmpty else { return outcome }
      try interruption.beginSending()
      let target = ControlUpstream(
        server: server, database: server.database, isStopped: { interruption.isRequested })
      let writing = ExchangeProgress()
      let copy = TableCopy(
        from: DatabaseUpstream(database), region: Self.region, name: "the files",
        to: target, targetRegion: Self.region, targetName: server.text, CopyRequest(),
        state: try CopyState(at: state, fingerprint: "", salt: nil), progress: writing)
      let plan: CopyPlan
      do throws(CopyError) { plan = try await copy.plan() } catch {
        if interruption.isRequested { throw UndoneImport(reason: nil, remaining: []) }
        guard case .exists(let table, let endpoint) = error else { throw error }
        throw ControlRefusal(
          sentence: "\(endpoint) already has a table \(table); delete it, or import it under "
            + "another name with --table NAME \(table). Nothing was imported.")
      }
      do {
        _ = try await ProgressLine.show(writing) { try await copy.run(plan) }
      } catch {
        throw UndoneImport(
          reason: interruption.isRequested ? nil : "\(error)",
          remaining: await remove(plan.tables.map(\.name)))
      }
      return outcome
    }
  }

  /// Exports tables as of one point in time.
  func export(
    tables: [String],
    _ work: @escaping @Sendable (DynamockDatabase) async throws -> [TableExport.Result]
  ) async throws -> [TableExport.Result] {
    let interruption = Interruption()
    return try await interruption.ending(
      Task { try await export(tables: tables, work, until: interruption) })
  }

  private func export(
    tables: [String], _ work: @Sendable (DynamockDatabase) async throws -> [TableExport.Result],
    until interruption: Interruption
  ) async throws -> [TableExport.Result] {
    let fork = try await server.ask(
      "POST", [], body: ["from": .string(server.database), "expiresAfterSeconds": .number("86400")])
    guard let name = fork["name"]?.text else {
      throw ControlRefusal(sentence: "\(server.text) returned no name of a fork.")
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    do {
      let results = try await folder.withDatabase { database, state in
        try await fetch(tables, from: name, into: database, state, until: interruption)
        return try await work(database)
      }
      await drop(name)
      return results
    } catch {
      await drop(name)
      throw error
    }
  }

  /// Drops the fork, also if the export was cancelled.
  private func drop(_ fork: String) async {
    await Task.detached { _ = try? await server.ask("DELETE", [fork]) }.value
  }

  private func fetch(
    _ tables: [String], from fork: String, into database: DynamockDatabase, _ state: String,
    until interruption: Interruption
  ) async throws {
    let source = ControlUpstream(
      server: server, database: fork, isStopped: { interruption.isRequested })
    var request = CopyRequest()
    request.tables = tables
    let progress = ExchangeProgress()
    let copy = TableCopy(
      from: source, region: Self.region, name: server.text, to: DatabaseUpstream(database),
      targetRegion: Self.region, targetName: "the export", request,
      state: try CopyState(at: state, fingerprint: "", salt: nil), progress: progress)
    let plan: CopyPlan
    do throws(CopyError) { plan = try await copy.plan() } catch {
      guard tables.isEmpty, case .noTables = error else { throw error }
      return
    }
    for note in plan.tables.flatMap(\.notes) { CopyText.note(note) }
    _ = try await ProgressLine.show(progress) { try await copy.run(plan) }
  }

  /// Deletes tables that an import has created.
  /// - Returns: The tables that could not be deleted, and the reason for the first of them.
  private func remove(_ tables: [String]) async -> [(table: String, reason: String)] {
    let upstream = ControlUpstream(server: server, database: server.database) { false }
    var remaining: [(table: String, reason: String)] = []
    for table in tables {
      let unprotected: JSONTree = [
        "TableName": .string(table), "DeletionProtectionEnabled": .boolean(false),
      ]
      _ = await Self.refusal(of: .updateTable, unprotected, by: upstream)
      let reason = await Self.refusal(of: .deleteTable, ["TableName": .string(table)], by: upstream)
      if let reason { remaining.append((table, reason)) }
    }
    return remaining
  }

  /// Sends a request, and returns the reason why it failed, or `nil` if the table is gone or was
  /// never there.
  private static func refusal(
    of operation: Operation, _ input: JSONTree, by upstream: ControlUpstream
  ) async -> String? {
    let answer: UpstreamAnswer
    do throws(UpstreamError) {
      answer = try await upstream.send(
        UpstreamRequest(operation: operation, region: region, body: input.bytes))
    } catch { return CopyError.upstream(error).description }
    if answer.status == 200 { return nil }
    let error = try? JSONTree(parsing: answer.body, depth: JSONTree.requestDepth)
    let type = error?["__type"]?.text ?? ""
    if type.hasSuffix("ResourceNotFoundException") { return nil }
    return error?["message"]?.text ?? error?["Message"]?.text ?? type
  }
}

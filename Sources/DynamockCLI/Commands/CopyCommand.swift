import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockProcesses
import DynamockSettings
import DynamockTLS
import DynamockUpstream
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `dynamock copy`.
struct CopyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copy tables from any DynamoDB endpoint to another one, or into a database file.",
    discussion: """
      Tables are copied with their definitions, indexes, tags, time to live and items; the source is only \
      read. The command prints the cost before it starts, and asks for confirmation on a terminal:

        dynamock copy --from aws --data staging.sqlite     a region's tables
        dynamock copy --from aws --to http://localhost:8000 --tables 'dev-*'
        dynamock copy --from http://localhost:4566 --data moved.sqlite
        dynamock copy --from aws --data safe.sqlite --masks masks.json

      The same command continues a copy that ended early. The progress is in a file next to the database \
      file, or in the current folder (--state), and is removed at the end of the copy.

      Masks are in a JSON file, [{"table": "Users", "path": "email", "do": "fake"}], whose `do` is drop, \
      hash, fake or keepFormat; docs/copy.md explains them.

      Exit status: 0 if everything was copied, 1 otherwise, 64 for wrong arguments.
      """)

  @Option(
    help: ArgumentHelp("The source: a URL, or aws for the region's endpoint.", valueName: "url"))
  var from: String
  @Option(help: ArgumentHelp("The target: a URL, or aws.", valueName: "url")) var to: String?
  @Option(
    help: ArgumentHelp("The target: a database file, created if missing.", valueName: "file"))
  var data: String?
  @Option(
    help: ArgumentHelp(
      "The tables, separated by commas; * matches any characters; repeatable.",
      valueName: "names"))
  var tables: [String] = []
  @Option(help: ArgumentHelp("Maximum number of items of each table.", valueName: "n")) var limit:
    Int?
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("A filter expression for the items.", valueName: "expression"))
  var filter: String?
  @Option(help: ArgumentHelp("Its ExpressionAttributeNames.", valueName: "json"))
  var names: String?
  @Option(help: ArgumentHelp("Its ExpressionAttributeValues.", valueName: "json"))
  var values: String?
  @Option(help: ArgumentHelp("A file of masks for attributes.", valueName: "file")) var masks:
    String?
  @Option(
    help: ArgumentHelp(
      "A file with the salt of masked values; by default every copy has its own.",
      valueName: "file"))
  var salt: String?
  @Option(help: ArgumentHelp("Maximum read units per second.", valueName: "n")) var readUnits:
    Double?
  @Option(help: ArgumentHelp("Segments of a table that are read in parallel (4).", valueName: "n"))
  var segments = 4
  @Flag(help: "Write into existing tables of the target.") var intoExisting = false
  @Option(help: ArgumentHelp("The file for the progress of the copy.", valueName: "file"))
  var state: String?
  @Option(help: ArgumentHelp("The region; by default that of the URL, AWS_REGION or the profile."))
  var region: String?
  @Option(help: ArgumentHelp("The profile for the source.", valueName: "name"))
  var fromProfile: String?
  @Option(help: ArgumentHelp("The profile for the target.", valueName: "name"))
  var toProfile: String?
  @Flag(help: "Do not ask for confirmation.") var yes = false

  func validate() throws {
    guard (to == nil) != (data == nil) else {
      throw ValidationError("Specify one target: --to URL, or --data FILE.")
    }
    guard limit.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--limit must be at least 1.")
    }
    guard 1...1000 ~= segments else { throw ValidationError("--segments must be from 1 to 1000.") }
    guard readUnits.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--read-units must be greater than 0.")
    }
    guard filter != nil || names == nil && values == nil else {
      throw ValidationError("--names and --values require --where.")
    }
  }

  func run() async throws {
    await StopSignals.endCredentialProcesses()
    let source = try CopyPeer(from, region: region, profile: fromProfile)
    guard let data else {
      let target = try CopyPeer(to ?? "", region: region, profile: toProfile)
      guard source.name != target.name else {
        throw CopyRefusal("The source and the target are the same endpoint: \(source.name).")
      }
      return try await copy(
        source, to: target.upstream, region: target.region, name: target.name,
        writesCost: !target.isLocal, statePath: nil, mayBeSame: await source.isServer(of: target))
    }
    let isNew = !FilePath.exists(data)
    let statePath = data + ".copy.json"
    let database = try DynamockDatabase(file: data)
    do {
      try await copy(
        source, to: DatabaseUpstream(database), region: source.region, name: data,
        writesCost: false, statePath: statePath, mayBeSame: false)
    } catch {
      try database.close()
      // What was not begun leaves no empty file.
      if isNew, error.isBeforeCopying || !FilePath.exists(state ?? statePath) { unlink(data) }
      throw error
    }
    try database.close()
  }

  private func copy(
    _ source: CopyPeer, to target: some Upstream, region: String, name: String,
    writesCost: Bool, statePath: String?, mayBeSame: Bool
  ) async throws {
    let request = try request()
    let fingerprint = request.fingerprint(from: source.name, to: name)
    let path = state ?? statePath ?? "dynamock-copy-\(fingerprint).json"
    let state = try CopyState(
      at: path, fingerprint: fingerprint, title: "from \(source.name) to \(name)",
      salt: request.salt)
    let progress = ExchangeProgress()
    let copy = TableCopy(
      from: source.upstream, region: source.region, name: source.name, to: target,
      targetRegion: region, targetName: name, request, state: state, progress: progress,
      mayBeSame: mayBeSame)
    let plan = try await copy.plan()
    let mayCost = writesCost || !source.isLocal
    CopyText.note(
      CopyText.announcement(
        of: plan, limit: limit, from: source.name, to: name, writesCost: writesCost))
    guard yes || !mayCost || isatty(0) == 0 || isatty(2) == 0 || CopyText.isConfirmed() else {
      throw CopyRefusal("Nothing was copied.")
    }
    let results: [TableCopy.Result]
    do {
      results = try await ProgressLine.show(progress) { try await copy.run(plan) }
    } catch {
      guard FilePath.exists(path) else { throw error }
      throw CopyRefusal(
        "\(error)\nThe same command continues the copy; \"\(path)\" contains its progress.")
    }
    for result in results {
      print("\(result.table): \(ExchangeFile.counted(result.itemCount))")
      for mask in result.idleMasks {
        CopyText.note("\(result.table): no item has \(mask), so nothing was masked there.")
      }
    }
  }

  private func request() throws -> CopyRequest {
    var request = CopyRequest()
    request.tables = tables.flatMap { $0.split(separator: ",").map(String.init) }
    request.limit = limit
    request.filter = filter
    request.names = try names.map { try Self.object($0, of: "--names") }
    request.values = try values.map { try Self.object($0, of: "--values") }
    if let masks { request.masks = try MaskFile(masks) }
    request.salt = try salt.map { String(decoding: try SettingsFile.bytes(of: $0), as: UTF8.self) }
    request.readUnits = readUnits
    request.segments = segments
    request.intoExisting = intoExisting
    return request
  }

  private static func object(_ text: String, of option: String) throws -> JSONTree {
    guard let tree = try? JSONTree(parsing: Array(text.utf8), depth: 100), case .object = tree
    else {
      throw CopyRefusal("\(option) must be a JSON object, such as {\"#n\": \"name\"}.")
    }
    return tree
  }
}

/// An endpoint of a copy.
struct CopyPeer {
  let upstream: RetryingUpstream<SignedUpstream>
  let region: String
  /// Its name in messages, which is its URL.
  let name: String
  /// Its URL, or `nil` for AWS's endpoint of the region.
  let url: UpstreamURL?
  /// Whether it is on this machine, so that nothing costs anything.
  let isLocal: Bool

  /// Parses `aws` or a URL.
  init(_ text: String, region: String?, profile: String?) throws {
    var environment = ProcessEnvironment.variables
    if let profile {
      // A profile given as an option takes precedence over keys in the environment, as with the AWS
      // CLI.
      environment["AWS_PROFILE"] = profile
      environment["AWS_DEFAULT_PROFILE"] = nil
      environment["AWS_ACCESS_KEY_ID"] = nil
    }
    let credentials = AmazonCredentials(environment: environment)
    let url = text == "aws" ? nil : UpstreamURL(text)
    guard !URLCredentials.areIn(text) else {
      throw CopyRefusal("\(URLCredentials.hidden(in: text)) \(URLCredentials.refusal).")
    }
    guard text == "aws" || url != nil else {
      throw CopyRefusal(
        "\"\(URLCredentials.hidden(in: text))\" is neither a URL such as http://localhost:8000 nor aws."
      )
    }
    let found = try region ?? url?.amazonRegion ?? credentials.region()
    guard let region = found ?? (url == nil ? nil : "us-east-1") else {
      throw CopyRefusal("There is no region: set AWS_REGION, or use --region.")
    }
    self.region = region
    self.url = url
    name = url?.text ?? UpstreamURL(region: region, isOfStreams: false)?.text ?? text
    isLocal = url?.isLoopback == true
    upstream = RetryingUpstream(
      SignedUpstream(
        url, credentials: credentials,
        client: UpstreamClient(
          proxies: UpstreamProxies(environment: environment),
          trust: TLSTrust(environment: environment))))
  }
}

extension CopyPeer {
  /// Whether another endpoint may be the same server under another name.
  func isServer(of other: CopyPeer) async -> Bool {
    guard let url, let address = other.url, url.target == address.target else { return false }
    if let own = await serverID(url), let another = await serverID(address) {
      return own == another
    }
    return url.port == address.port && url.isLoopback && address.isLoopback
  }

  /// The id that the control API of a dynamock returns, or `nil` for another server.
  private func serverID(_ url: UpstreamURL) async -> String? {
    guard url.amazonRegion == nil,
      let about = UpstreamURL("\(url.scheme.rawValue)://\(url.authority)/_dynamock/v1")
    else { return nil }
    var limits = UpstreamLimits()
    limits.connect = 5
    limits.answer = 5
    let environment = ProcessEnvironment.variables
    let client = UpstreamClient(
      limits: limits, proxies: UpstreamProxies(environment: environment),
      trust: TLSTrust(environment: environment))
    guard let answer = try? await client.send(method: "GET", url: about, isRead: true),
      answer.status == 200,
      case .object(let members)? = try? JSONTree(parsing: answer.body, depth: 100),
      case .string(let id)? = members.first(where: { $0.name == "id" })?.value
    else { return nil }
    return id
  }
}

extension Error {
  /// Whether a copy has not touched its target.
  fileprivate var isBeforeCopying: Bool {
    switch self as? CopyError {
    case .lostTable, .brokenState, .otherState: true
    default: false
    }
  }
}

/// Why a copy is not begun, as a sentence.
struct CopyRefusal: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

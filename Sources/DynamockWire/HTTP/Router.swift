package import Dynamock
import DynamockModel

/// Responds to HTTP requests, by the rules that precede those of an operation.
///
/// The order is AWS's: method and path, content type, JSON, operation, authorization; the service
/// continues from there.
public struct Router<Service: OperationService>: Sendable {
  let service: Service
  let authorizer: RequestAuthorizer
  let identifiers: RequestIdentifierSource
  let cors: CrossOriginPolicy
  /// Called for each rejected request, or `nil`.
  let onRefusal: (@Sendable (Refusal) -> Void)?
  /// The threads that read requests with long bodies, or `nil` for the caller's thread.
  private let lanes: WorkLanes?

  /// Creates a router in front of a service.
  /// - Parameter cors: the pages whose scripts may read responses.
  /// - Parameter onRefusal: called for each rejected request before its response is sent, on any
  ///   thread.
  public init(
    service: Service,
    authorizer: RequestAuthorizer = RequestAuthorizer(),
    identifiers: RequestIdentifierSource = RequestIdentifierSource(),
    cors: CrossOriginPolicy = .any,
    onRefusal: (@Sendable (Refusal) -> Void)? = nil
  ) {
    self.service = service
    self.authorizer = authorizer
    self.identifiers = identifiers
    self.cors = cors
    self.onRefusal = onRefusal
    lanes = nil
  }

  /// Creates a router that reads requests with long bodies on separate threads.
  package init(
    service: Service, authorizer: RequestAuthorizer, cors: CrossOriginPolicy, lanes: WorkLanes,
    onRefusal: (@Sendable (Refusal) -> Void)?
  ) {
    self.service = service
    self.authorizer = authorizer
    identifiers = RequestIdentifierSource()
    self.cors = cors
    self.onRefusal = onRefusal
    self.lanes = lanes
  }

  /// Answers a request.
  ///
  /// `send` is called once: before this returns if the service has nothing to wait for, otherwise
  /// later and from any thread.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    respond(to: request, from: client, isTrusted: false, send: send)
  }

  /// Answers a request whose credentials may have been checked before.
  @inline(__always)
  func respond(
    to request: WireRequest, from client: ClientConnection, isTrusted: Bool,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let head = request.head
    let finish = ResponseFinish(
      head: head, identifier: identifiers.next(), cors: cors, send: send)
    switch Route(head) {
    case .health: finish(Self.health(of: head))
    case .preflight(let origin): answerPreflight(head, from: origin, finish)
    case .unknown: refuseRoute(of: head, .noRoute(head), finish)
    case .operation(let database):
      // Verifying a signature of 16 MB and parsing them takes longer than a thousand small
      // requests.
      if let lanes, WorkLanes.isLong(bodyOf: request.body.count) {
        respond(to: request, from: client, on: database, isTrusted, in: lanes, finish: finish)
      } else {
        respond(to: request, from: client, on: database, isTrusted, finish: finish)
      }
    }
  }

  /// Reads a request on a thread.
  ///
  /// A separate function, since its closure copies the router, which short requests avoid.
  @inline(never)
  private func respond(
    to request: WireRequest, from client: ClientConnection, on database: String?, _ isTrusted: Bool,
    in lanes: WorkLanes, finish: ResponseFinish
  ) {
    lanes.submit(try? Self.operation(of: request.head), for: client) { [self] in
      respond(to: request, from: client, on: database, isTrusted, finish: finish)
    }
  }

  private func respond(
    to request: WireRequest, from client: ClientConnection, on database: String?,
    _ isTrusted: Bool, finish: ResponseFinish
  ) {
    let named = request.head.value(of: .contentType).flatMap { MediaType($0) }
    guard named != nil || request.body.isEmpty else {
      return refuseRoute(of: request.head, .noRoute(request.head), finish)
    }
    let mediaType = named ?? .json
    do throws(DynamoDBError) {
      let operation = try Self.operation(of: request.head)
      let context = try callContext(of: request, from: client, on: database, isTrusted)
      // Invalid JSON is reported before anything except the missing token of an empty body
      // ([dynalite-suite]).
      guard !request.body.isEmpty else { throw .brokenBody(request.body) }
      service.answer(request.body, of: operation, in: context) { [service, onRefusal] result in
        switch result {
        case .success(let body):
          finish(WireResponse(status: 200, mediaType: mediaType, body: body))
        case .failure(let error): Self.fail(error, service, onRefusal, mediaType, finish)
        }
      }
    } catch {
      let isBroken = !request.body.isEmpty && !service.isJSON(request.body)
      let error = isBroken ? .brokenBody(request.body) : error
      Self.fail(error, service, onRefusal, mediaType, finish)
    }
  }

  /// Reports a rejection and responds with it.
  private static func fail(
    _ error: DynamoDBError, _ service: Service, _ onRefusal: ((Refusal) -> Void)?,
    _ mediaType: MediaType, _ finish: ResponseFinish
  ) {
    let error = service.explained(error) { CallContext(of: finish.head) }
    onRefusal?(Refusal(error, of: namedOperation(of: finish.head), finish.identifier))
    finish(response(to: error, body: service.body(of: error), mediaType))
  }

  /// Returns the operation that a request names, whether or not it is implemented.
  private static func namedOperation(of head: RequestHead) -> Operation? {
    let built = head.value(of: .amzTarget).flatMap { OperationTable.shared[$0] }
    return built ?? Operation(knownTargetOf: head)
  }

  static func operation(of head: RequestHead) throws(DynamoDBError) -> Operation {
    guard let target = head.value(of: .amzTarget), let operation = OperationTable.shared[target]
    else {
      throw DynamoDBError(.unknownOperation, nil, explanation: .unknownOperation(head))
    }
    return operation
  }

  /// Returns the context of a request whose credentials are valid, or may have been checked before.
  private func callContext(
    of request: WireRequest, from client: ClientConnection, on database: String?, _ isTrusted: Bool
  ) throws(DynamoDBError) -> CallContext {
    if isTrusted {
      var context = CallContext(of: request.head)
      context.caller = client
      context.request.caller = authorizer.caller(
        of: context.request.accessKeyID, request.head, from: client)
      return context
    }
    var context = try requestContext(of: request, from: client)
    context.caller = authorizer.caller(of: context.accessKeyID, request.head, from: client)
    return CallContext(database: database, request: context, caller: client)
  }

  func requestContext(
    of request: WireRequest, from client: ClientConnection? = nil
  ) throws(DynamoDBError) -> RequestContext {
    var context =
      if let memory = client?.contexts {
        try authorizer.context(of: request, memory: memory)
      } else {
        RequestContext(try authorizer.credential(of: request), request.head)
      }
    guard let tag = request.head.value(of: .dynamockTag) else { return context }
    // Costs are stored by tag, so unlimited tags would take unlimited memory.
    guard tag.count <= RequestContext.longestTag else { throw .longTag(tag.count) }
    context.tag = String(decoding: tag, as: UTF8.self)
    return context
  }

  /// Permits a script's request, unless the pages of its origin may not read responses.
  private func answerPreflight(
    _ head: RequestHead, from origin: ArraySlice<UInt8>, _ finish: ResponseFinish
  ) {
    guard cors.admits(origin) else {
      return refuseRoute(of: head, .foreignOrigin(origin), finish)
    }
    var response = WireResponse(status: 200)
    response.extraFields = cors.preflightFields(for: head)
    finish(response)
  }
}

extension CallContext {
  /// Determines the destination of a request, whether or not its credentials are valid.
  ///
  /// It is determined again for a rejection, since the response does not contain it.
  package init(of head: RequestHead) {
    var database: String?
    if case .operation(let name) = Route(head) { database = name }
    let credential = (try? Authorization(of: head, mode: .none))?.credential ?? Credential()
    var request = RequestContext(credential, head)
    request.tag = head.text(of: .dynamockTag)
    self.init(database: database, request: request)
  }
}

extension RequestContext {
  /// The maximum length of a tag in bytes.
  static var longestTag: Int { 255 }

  /// Creates the context of a request, without its tag.
  init(_ credential: Credential, _ head: RequestHead) {
    self.init(
      region: credential.region ?? Self.defaultRegion, accessKeyID: credential.accessKeyID,
      host: head.text(of: .host) ?? Self.nominalHost)
  }
}

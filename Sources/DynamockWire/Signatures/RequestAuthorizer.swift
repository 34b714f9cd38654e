public import DynamockModel

/// Authenticates requests.
public struct RequestAuthorizer: Sendable {
  private let mode: AuthorizationMode
  private let accessKeys: AccessKeys
  private let clock: any WallClock

  /// Creates an authorizer; only the mode `verify` uses the key pairs and the clock.
  public init(
    _ mode: AuthorizationMode = .any, accessKeys: AccessKeys = AccessKeys(),
    clock: any WallClock = SystemClock()
  ) {
    self.mode = mode
    self.accessKeys = accessKeys
    self.clock = clock
  }

  /// The maximum difference of a client's clock, in seconds.
  ///
  /// AWS's services state it in their error messages ("- 15 min."), and a presigned query is valid
  /// for this time regardless of `X-Amz-Expires`: only S3 uses that (aws-iam-authenticator,
  /// `token.go`).
  static let tolerance: Int64 = 15 * 60

  /// Returns the credential of an accepted request.
  /// - Throws: `MissingAuthenticationTokenException`, `IncompleteSignatureException`,
  ///   `InvalidSignatureException` or `UnrecognizedClientException`; never in the mode `none`.
  func credential(of request: WireRequest) throws(DynamoDBError) -> Credential {
    let authorization = try Authorization(of: request.head, mode: mode)
    guard mode.looksIntoParts, let parts = authorization.parts else {
      return authorization.credential
    }
    do throws(AuthorizationFault) {
      try check(parts, of: request)
    } catch {
      throw error.asDynamoDBError
    }
    return authorization.credential
  }

  /// Returns the context of an accepted request on a connection, without its tag.
  ///
  /// - Throws: as ``credential(of:)``.
  func context(
    of request: WireRequest, memory: ContextMemory
  ) throws(DynamoDBError) -> RequestContext {
    let head = request.head
    guard !mode.looksIntoParts, head.query.isEmpty, let field = head.value(of: .authorization),
      head.value(of: .amzDate) != nil || head.value(of: .date) != nil
    else { return RequestContext(try credential(of: request), head) }
    let host = head.value(of: .host)
    if let known = memory.context(of: field, host: host) { return known }
    let context = RequestContext(try credential(of: request), head)
    memory.keep(context, of: field, host: host)
    return context
  }

  /// Returns the caller of a request whose signature has been verified, for the evaluation of
  /// policies; `nil` in the other modes, in which nothing proves who the caller is.
  @inline(__always)
  func caller(
    of accessKeyID: String?, _ head: RequestHead, from client: ClientConnection
  ) -> Caller? {
    guard mode == .verify else { return nil }
    return verifiedCaller(accessKeyID ?? "", head, from: client)
  }

  private func verifiedCaller(
    _ accessKeyID: String, _ head: RequestHead, from client: ClientConnection
  ) -> Caller {
    Caller(
      accessKeyID: accessKeyID, principal: accessKeys.principal(of: accessKeyID),
      sourceIP: client.address, isSecure: client.isSecure, userAgent: head.text(of: .userAgent))
  }

  /// Validates a signature by AWS's rules in AWS's order.
  ///
  /// The order is date, freshness, signed headers, algorithm, credential, scope, key, signature
  /// ([dynalite-suite] captures of June 2013, `index.js`).
  private func check(
    _ parts: SignatureParts, of request: WireRequest
  ) throws(AuthorizationFault) {
    let date = try parts.signingDate()
    if mode == .verify { try checkFreshness(of: date) }
    guard parts.signedHeaderNames.contains("host") else { throw .hostNotSigned }
    guard parts.algorithm.elementsEqual(Signature.algorithm.utf8) else {
      throw .unsupportedAlgorithm(String(decoding: parts.algorithm, as: UTF8.self))
    }
    let (accessKeyID, scope) = try parts.scope()
    let faults = scope.faults(signedAt: date)
    guard faults.isEmpty else { throw .wrongScope(faults) }
    guard mode == .verify else { return }
    guard let secret = accessKeys.secret(of: accessKeyID) else { throw .unknownKey(accessKeyID) }
    let canonical = CanonicalRequest(request, signedHeaders: parts.signedHeaderNames)
    let signature = Signature(of: canonical, at: date, scope: scope, secret: secret)
    guard signature.matches(parts.signature) else {
      throw .mismatch(canonical: canonical.text, stringToSign: signature.stringToSign)
    }
  }

  private func checkFreshness(of date: SigningDate) throws(AuthorizationFault) {
    let now = SigningDate(clock.now)
    if date.seconds < now.seconds - Self.tolerance { throw .expired(date, now: now) }
    if date.seconds > now.seconds + Self.tolerance { throw .notYetCurrent(date, now: now) }
  }
}

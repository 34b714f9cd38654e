import Dynamock
import DynamockModel
import DynamockWire

extension Exchange {
  /// Executes an action, part by part.
  func perform(_ action: Action, by performer: Performer, count: Int = 1) {
    if let hold = action.hold { return self.hold(hold, rule: performer.rule) }
    if case .caller = performer { script.setStates(action.states) }
    guard action.delay != nil || !action.first.isEmpty else {
      return answer(action, by: performer, count)
    }
    script.delays.run(rule: performer.rule) { [self] in
      await action.delay?.wait(clock: database.clock)
      for part in action.first { await interleave(part) }
      answer(action, by: performer, count)
    }
  }

  /// Executes another writer's operation; its result is ignored.
  private func interleave(_ part: Interleaving) async {
    guard let input = try? WireCodec.decode(part.operation, body: part.body).input else { return }
    await withCheckedContinuation { continuation in
      database.perform(input, in: facts.context) { _ in continuation.resume() }
    }
  }

  /// Returns the response of an action.
  private func answer(_ action: Action, by performer: Performer, _ count: Int) {
    if let choice = action.delivery, choice.isBeforeApplying {
      var response = WireResponse(status: 0)
      response.delivery = choice.delivery(date: nil)
      return finish(response, by: performer)
    }
    guard Template.isBounded(action.templates, length: facts.request.body.count) else {
      return finish(
        refusal("the templates of the answer to \(facts.title) would fill more than 64 MiB"),
        by: .refused)
    }
    let values = Template.Values(input: facts.input, count: count, now: database.clock.now)
    let deliver: @Sendable (WireResponse) -> Void = { [self] response in
      var response = response
      if let alter = action.alter { apply(alter, to: &response, values) }
      let date = action.alter?.headers.first { $0.name.lowercased() == "date" }?.value
      if action.delivery != nil || date != nil {
        response.delivery = (action.delivery ?? DeliveryChoice()).delivery(date: date)
      }
      finish(response, by: performer)
    }
    switch action.answer {
    case .pass: pass(action, performer, deliver)
    case .fail(let failure): deliver(self.response(to: failure, values, by: performer))
    case .throttle(let reasons): throttle(reasons, performer, deliver)
    case .cancel(let cancellation): cancel(cancellation, performer, deliver)
    case .output(let tree):
      let body = Template.filled(tree, with: values).bytes
      deliver(success(body))
    case .raw(let raw):
      var response = WireResponse(status: raw.status, body: raw.body)
      response = next.finished(response, for: facts.request.head)
      response.extraFields += raw.headers
      deliver(response)
    case .refuse(let text): deliver(refusal(text))
    case .forward: deliverForwarded(action.change, deliver)
    }
  }

  /// Passes the request to the engine, possibly with changes.
  private func pass(
    _ action: Action, _ performer: Performer,
    _ deliver: @escaping @Sendable (WireResponse) -> Void
  ) {
    var request = facts.request
    if let change = action.change {
      var tree = facts.input
      change.apply(to: &tree)
      request.body = tree.bytes
      request.sentBody = nil
    }
    if let choice = action.unprocessed {
      return split(request, choice, matcher: performer.rule?.rule.matcher, deliver)
    }
    if let page = action.page { return read(request, page, deliver) }
    if let stale = action.stale {
      return answer(request, from: stale, addedAt: performer.rule, deliver)
    }
    askEngine(request, deliver)
  }

  /// Returns a response of status 200.
  func success(_ body: [UInt8]) -> WireResponse {
    let mediaType = facts.request.head.value(of: .contentType).flatMap { MediaType($0) }
    return next.finished(
      WireResponse(status: 200, mediaType: mediaType ?? .amzJSON, body: body),
      for: facts.request.head)
  }

  /// Returns the response of an exception.
  private func response(
    to failure: Failure, _ values: Template.Values, by performer: Performer
  ) -> WireResponse {
    let message = failure.message.map { Template.filled($0, with: values, isText: true).plainText }
    var response = next.response(
      to: DynamoDBError(failure.code, message), for: facts.request.head,
      scriptedBy: performer.title)
    guard !failure.members.isEmpty,
      var tree = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth)
    else { return response }
    for member in failure.members {
      tree.set(member.name, to: Template.filled(member.value, with: values))
    }
    response.body = tree.bytes
    return response
  }

  /// Changes the body and the head of a response.
  private func apply(
    _ change: AnswerChange, to response: inout WireResponse, _ values: Template.Values
  ) {
    if !change.tree.isEmpty,
      var tree = try? JSONTree(parsing: response.body, depth: JSONTree.requestDepth)
    {
      change.tree.apply(to: &tree) { Template.filled($0, with: values) }
      response.body = tree.bytes
    }
    for header in change.headers {
      switch header.name.lowercased() {
      case "date": continue
      case "content-type": response.mediaType = nil
      case "x-amzn-requestid": response.identifier = nil
      default: break
      }
      response.extraFields.append(header)
    }
  }
}

extension Action {
  /// The JSON that may contain templates.
  fileprivate var templates: [JSONTree] {
    var trees = alter?.tree.set.map(\.value) ?? []
    switch answer {
    case .output(let tree): trees.append(tree)
    case .fail(let failure):
      trees += failure.members.map(\.value) + (failure.message.map { [$0] } ?? [])
    default: break
    }
    return trees
  }
}

extension JSONTree {
  /// A text unchanged, and any other value as JSON.
  fileprivate var plainText: String { text ?? json }
}

extension TreeChange {
  var isEmpty: Bool { self.set.isEmpty && remove.isEmpty }

  /// Sets and removes values; paths that do not exist are ignored.
  func apply(to tree: inout JSONTree, filling: (JSONTree) -> JSONTree = { $0 }) {
    for change in self.set { tree.set(filling(change.value), at: change.path.steps[...]) }
    for path in remove { tree.set(nil, at: path.steps[...]) }
  }
}

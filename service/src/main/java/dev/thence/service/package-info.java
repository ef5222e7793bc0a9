/// Recommendations over HTTP.
///
/// A [dev.thence.service.StorefrontService] answers from a store of models, or one model, until
/// it is closed; [dev.thence.service.ServiceOptions] say where and how,
/// [dev.thence.service.ServiceLimits] what a request may cost. Inside, a route is a path with a
/// method, a reply is what goes back, a problem is what is said of a failed request.
///
/// {@snippet class="dev.thence.service.DocumentationTest" region="start"}
package dev.thence.service;

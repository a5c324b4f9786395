using Microsoft.AspNetCore.Http;

namespace Perennial.App.Revenue;

/// <summary>Answers a scraper of meters, which asks at the address of the metric reference; null for everybody else.</summary>
public delegate IResult? Scraping(HttpContext http);

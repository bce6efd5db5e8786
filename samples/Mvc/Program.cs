using Microsoft.AspNetCore.Mvc;
using Parley.HttpServer;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseParley(); // the one line: without it, the same application runs on Kestrel
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();

public sealed class GreetingsController : Controller
{
    [HttpGet("/hello/{name}")]
    public ContentResult Hello(string name) => Content($"Hello, {name}\n");
}

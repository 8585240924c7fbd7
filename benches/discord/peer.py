"""A discord.py bot that answers as Puente does: the fact whose known question is most like the asked one (rapidfuzz), with its
claim, a citation and the excerpt in an embed. Run by `run`; not part of the product."""

import os
import pathlib
import tomllib

import discord
import yarl
from rapidfuzz import fuzz, process

api = os.environ["PUENTE_DISCORD_API"]
discord.http.Route.BASE = f"{api}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(api.replace("http", "ws", 1) + "/")

asks, facts = [], []
for file in sorted(pathlib.Path("facts/sources").rglob("*.toml")):
    base = tomllib.loads(file.read_text(encoding="utf-8"))
    for fact in base.get("fact", []):
        for questions in fact.get("asks", {}).values():
            asks.extend(questions)
            facts.extend([fact] * len(questions))

client = discord.Client(intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True), max_messages=None)


@client.event
async def on_message(message):
    if message.author.bot:
        return
    question = message.content.replace(f"<@{client.user.id}>", "").strip()
    _, score, at = process.extractOne(question, asks, scorer=fuzz.ratio)
    fact = facts[at]
    if score < 60:
        await message.reply("My sources don't say.", mention_author=False)
        return
    embed = discord.Embed(description=f"{fact['claim']['en']} [1]")
    embed.add_field(name="[1]", value="> " + fact["quotes"][0]["text"][:1000], inline=False)
    await message.reply(embed=embed, mention_author=False, allowed_mentions=discord.AllowedMentions.none())


client.run(os.environ["DISCORD_TOKEN"], log_handler=None)

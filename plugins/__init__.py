"""From content to pages: six wings and a front.

text/      what text needs           Markdown, letters                             imports nothing of ours
archive/   what the archive is       records, reading, the contract, languages     imports neither Pelican nor HTML
pages/     what a page is            addresses, words, models, rendering           imports no Pelican
proof/     what a site must be      the finished site, read back from its files   imports no Pelican
files/     what the disk is asked    placing, exchange, lock                       imports nothing of ours
desk/      what people do with it    environment, building, preview, browser       imports no Pelican
*.py       what is published         one module per thing that comes out; each ends with register()

A module imports Pelican exactly when it defines register(); front modules never import each other.
"""

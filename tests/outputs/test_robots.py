from __future__ import annotations

from urllib.robotparser import RobotFileParser

import sites

from mcsite.outputs import robots


def test_robots_may_read_everything_and_learn_where_the_sitemap_is(make):
    made = make(robots)
    assert list(made) == ["robots.txt"]
    parser = RobotFileParser()
    parser.parse(made["robots.txt"].decode().splitlines())
    assert parser.can_fetch("anyone", f"{sites.SMALL_URL}credentials/fraction-talk/")
    assert parser.site_maps() == [f"{sites.SMALL_URL}sitemap.xml"]

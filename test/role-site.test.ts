import { expect, test } from "vitest";
import { certificateOf, publicRoles } from "../src/role-site.ts";
import { changed, config } from "./config/support.ts";
import { rowOf } from "./support/roles.ts";
import { addressOf, noon, onBothStores, rowOf as rowOfCase } from "./support/store.ts";

const text = changed(
  config,
  "kinds:\n",
  "roles: [{ id: coordinator, title: Coordinator, purpose: Helps., communities: [ghana], term: 1 year }]\nkinds:\n",
);

const program = (open: boolean) => ({
  home: { repository: 7, node: "R_7", owner: "open-reps", name: "program" },
  installation: 3,
  config: "c1",
  open,
  repositories: [],
  door: "{}",
  words: [],
});

onBothStores("public pages of roles", (home) => {
  const holders = async () =>
    (await publicRoles(home.store(), noon)).flatMap(({ roles }) =>
      roles.flatMap(({ posts }) => posts.flatMap((post) => post.holders.map(({ login }) => login))),
    );

  test("show what public repositories say, and nothing of private ones", async () => {
    const { programs, blobs, ledger } = home.store();
    await blobs.put("c1", text);
    await programs.put(program(true));
    await ledger.put({ program: 7, key: addressOf(1) }, [rowOf("term", "ana")], false);
    await ledger.put({ program: 7, key: addressOf(2) }, [rowOf("term", "bo")], true);
    expect(await holders()).toEqual(["ana"]);
    await ledger.put({ program: 7, key: addressOf(1) }, [rowOf("term", "ana")], true);
    expect(await holders()).toEqual([]);
  });

  test("know from the kinds who decides about a role, and whether its terms are reviewed", async () => {
    const { programs, blobs } = home.store();
    const about = async () =>
      (await publicRoles(home.store(), noon)).map(({ deciders, reviewed }) => ({ deciders, reviewed }));
    await blobs.put("c1", text);
    await programs.put(program(true));
    expect(await about()).toEqual([{ deciders: [], reviewed: false }]);
    const applying = `  application: { is: role-application, form: apply.yml, review: review, decide: { approve: { trio: 2 } } }
  review: { is: term-review, form: review.yml, decide: { approve: { approvers: 2 } } }
`;
    await blobs.put("c2", `${text}${applying}`);
    await programs.put({ ...program(true), config: "c2" });
    expect(await about()).toEqual([{ deciders: ["trio"], reviewed: true }]);
  });

  test("show nothing at all of a program whose home is private", async () => {
    const { programs, blobs, ledger } = home.store();
    await blobs.put("c1", text);
    await programs.put(program(false));
    await ledger.put({ program: 7, key: addressOf(1) }, [rowOf("term", "ana")], false);
    expect(await publicRoles(home.store(), noon)).toEqual([]);
  });

  test("a certificate is to be had once a term is over, and never of what is private", async () => {
    const { programs, blobs, ledger, cases } = home.store();
    await blobs.put("c1", text);
    await programs.put(program(true));
    await cases.save(rowOfCase(12), {});
    const certified = async (now = noon) =>
      (await certificateOf(home.store(), { owner: "Open-Reps", name: "program", number: 12 }, now))?.served.login;
    expect(await certified()).toBeUndefined();
    await ledger.put({ program: 7, key: addressOf(12) }, [rowOf("term", "ana")], false);
    expect(await certified()).toBeUndefined();
    expect(await certified("2027-01-01T00:00:00Z")).toBe("ana");
    await ledger.put({ program: 7, key: addressOf(12) }, [rowOf("term", "ana")], true);
    expect(await certified("2027-01-01T00:00:00Z")).toBeUndefined();
    await ledger.put({ program: 7, key: addressOf(12) }, [rowOf("term", "ana")], false);
    await programs.put(program(false));
    expect(await certified("2027-01-01T00:00:00Z")).toBeUndefined();
  });

  test("leave out a program whose configuration is not known here", async () => {
    await home.store().programs.put(program(true));
    expect(await publicRoles(home.store(), noon)).toEqual([]);
  });
});

package io.alignmentstudio.framers.norms;

/** Sentences and the norms they hold: {@code MODALITY | bearer | action | circumstances}. */
final class NormTable {
  private NormTable() {}

  /** A sentence, then its norms, each indented. Circumstances are C, E, D, T with their words. */
  static final String TABLE =
      """
      Patrons may not bring pets into the building.
        PROHIBITION | patrons | bring pets into the building
      Patrons may consume food in the building only for library sponsored functions.
        PROHIBITION | patrons | consume food in the building | E except for library sponsored functions
      Children 12 years of age who wish to swim alone must pass the swimming test.
        OBLIGATION | children 12 years of age who wish to swim alone | pass the swimming test
      Swimmers are not allowed in the diving area when boards are in use.
        PROHIBITION | swimmers | be in the diving area | C when boards are in use
      No Child is permitted in the main pool unless fully trained.
        PROHIBITION | children | be in the main pool | E unless fully trained
      NO DIVING ALLOWED anywhere in the pool.
        PROHIBITION | employees | engage in any diving anywhere in the pool
      YOU MAY NOT ANSWER OR USE YOUR PHONE WHILE VOLUNTEERING.
        PROHIBITION | employees | answer their phone | C while volunteering
        PROHIBITION | employees | use their phone | C while volunteering
      No face masks, snorkel or fins
        PROHIBITION | employees | allow face masks, snorkel or fins
      No sleeveless shirts please, knee length shorts only.
      Only plastic containers allowed in the pool area.
        PROHIBITION | employees | use anything other than plastic containers in the pool area
      Starting blocks are for competitive swimming only.
        PROHIBITION | employees | use starting blocks | E except for competitive swimming
      Dive only in marked areas.
        PROHIBITION | employees | engage in diving | E except in marked areas
      Smoking is permitted only in the yard.
        PROHIBITION | employees | engage in smoking | E except in the yard
      Pets are to remain outside of the building.
        OBLIGATION | employees | ensure that pets remain outside of the building
      Loitering and soliciting on library property are not allowed.
        PROHIBITION | employees | engage in loitering and soliciting on library property
      Obtain required approvals
        OBLIGATION | employees | obtain required approvals
      Dispose of sensitive documents securely
        OBLIGATION | employees | dispose of sensitive documents securely
      Report templates
      When using social media, comply with the media policy.
        OBLIGATION | employees | comply with the media policy | C when using social media
      No diving allowed.
        PROHIBITION | employees | engage in any diving
      Only staff allowed beyond this point
        PROHIBITION | employees | be beyond this point | E except staff
      Headings are for convenience only.
      Conduct prohibited under this policy includes harassment.
      No booking fee.
      Individuals can face up to ten years in prison for bribery.
      Noise at the boundary ought not to exceed 75 dB.
        RECOMMENDATION | employees | avoid letting noise at the boundary exceed 75 dB | T 75 dB
      Work may resume once the wind has stayed below 30 km/h for 15 minutes.
        PERMISSION | employees | let work resume once the wind has stayed below 30 km/h for 15 minutes | T below 30 km/h
      Failing to report a near miss is a disciplinary offence.
        PROHIBITION | employees | fail to report a near miss
      The lift plans are reviewed twice a year.
        OBLIGATION | employees | review the lift plans twice a year
      Bathing or doing laundry in the public restrooms is not permitted.
        PROHIBITION | employees | engage in bathing or doing laundry in the public restrooms
      Clothing with obscene language is not permitted.
        PROHIBITION | employees | allow clothing with obscene language
      Behavior that may interfere with services, employees, or visitors is prohibited.
        PROHIBITION | employees | allow behavior that may interfere with services, employees, or visitors
      Children must be accompanied by a parent or guardian.
        OBLIGATION | a parent or guardian | accompany children
      All volunteers must sign in before starting work and sign out when leaving.
        OBLIGATION | volunteers | sign in | D before starting work
        OBLIGATION | volunteers | sign out | C when leaving
      Compliance with the dress code is mandatory.
        OBLIGATION | employees | comply with the dress code
      Making false entries is grounds for immediate termination.
        PROHIBITION | employees | make false entries
      Use of confidential data is prohibited and may result in dismissal.
        PROHIBITION | employees | allow use of confidential data
      The foreman has the discretion to shorten a break.
        PERMISSION | the foreman | shorten a break
      Nurses can give second vaccinations, provided that a vet has examined the animal.
        PERMISSION | nurses | give second vaccinations | C provided that a vet has examined the animal
      You can borrow up to six books at a time.
        PERMISSION | employees | borrow up to six books at a time | T up to six books
      You can find up to six guides on the intranet.
      Nobody can enter the exclusion zone without a helmet.
        PROHIBITION | anyone | enter the exclusion zone without a helmet
      No one can be dismissed if they report a hazard.
        PROHIBITION | employees | dismiss anyone | C if they report a hazard
      No volunteer will be terminated until the supervisor has heard them.
        PROHIBITION | employees | terminate volunteers | D until the supervisor has heard them
      The practice does not accept cheques.
        PROHIBITION | the company | accept cheques
      We keep clinical records for seven years.
        OBLIGATION | the company | keep clinical records for seven years | T seven years
      Every inpatient gets checked at least once every four hours.
        OBLIGATION | employees | check every inpatient at least once every four hours | T four hours
      Only with your manager's approval, because it is worth more than EUR 75. Record it in the register.
      The office must check the lift before use and renew it every two years.
        OBLIGATION | the office | check the lift | D before use
        OBLIGATION | the office | renew the lift every two years | T two years
      The owners may direct you to the warehouse.
        PERMISSION | the owners | direct employees to the warehouse
      Shipment without a licence is prohibited.
        PROHIBITION | employees | engage in shipment without a licence
      The reviewer must have the power to change the decision.
        OBLIGATION | the reviewer | have the power to change the decision
      The measures must be decided by the board together with the chair.
        OBLIGATION | the board | decide the measures together with the chair
      The office must keep the name of a reporter confidential. It may share it only with investigators.
        OBLIGATION | the office | keep the name of a reporter confidential
        PROHIBITION | the office | share the name of a reporter | E except with investigators
      The child must to be under the supervision of an adult.
        OBLIGATION | the child | be under the supervision of an adult
      Where allowed by law, losses should be reported.
        RECOMMENDATION | employees | report losses | C where allowed by law
      Employees may accept a gift if its value is below EUR 75 and it is not cash.
        PERMISSION | employees | accept a gift | C if its value is below EUR 75 and it is not cash | T below EUR 75
      Employees may use a taxi if the trip takes more than two hours and it is raining.
        PERMISSION | employees | use a taxi | C if the trip takes more than two hours and it is raining | T more than two hours
      Employees may drive a van if they hold a licence and they have not been drinking.
        PERMISSION | employees | drive a van | C if they hold a licence and they have not been drinking
      Employees may open the safe if the alarm is off and they are accompanied by a guard.
        PERMISSION | employees | open the safe | C if the alarm is off and they are accompanied by a guard
      Employees must not lend a key unless the borrower is known and he is on the list.
        PROHIBITION | employees | lend a key | E unless the borrower is known and he is on the list
      You must tell your manager when a visitor arrives and we will open the gate.
        OBLIGATION | employees | tell their manager | C when a visitor arrives
      By 5 May, all staff must hand in their forms.
        OBLIGATION | staff | hand in their forms | D by 5 May
      All staff have to hand in their forms by 5 May.
        OBLIGATION | staff | hand in their forms | D by 5 May
      By the end of May, employees have to hand in their forms.
        OBLIGATION | employees | hand in their forms | D by the end of May
      No boat may leave the quay, save in an emergency where the harbour master is away.
        PROHIBITION | employees | allow any boat to leave the quay | E save in an emergency where the harbour master is away
      Sensitive information shall not be transferred, save in a medical emergency.
        PROHIBITION | employees | transfer sensitive information | E save in a medical emergency
      Access to the archive is restricted to curators.
        PROHIBITION | employees | have access to the archive | E except curators
      In no case are employees to lend their badge.
        PROHIBITION | employees | lend their badge
      Under no circumstances are photographs of patients to be posted.
        PROHIBITION | employees | post photographs of patients
      The contractor undertakes not to disclose drawings.
        PROHIBITION | the contractor | disclose drawings
      Losses of keys are reportable immediately.
        OBLIGATION | employees | report losses of keys | D immediately
      Employees have ten business days to return their badge.
        OBLIGATION | employees | return their badge | D within ten business days
      Staff must not act as executor of a will, unless: (i) the patient is a relative; and (ii) the director has agreed.
        PROHIBITION | staff | act as executor of a will | E unless the patient is a relative and the director has agreed
      Interviews may only be recorded if the guest has agreed.
        PROHIBITION | employees | record interviews | E unless the guest has agreed
      Employees may only film visitors if the director agrees.
        PROHIBITION | employees | film visitors | E unless the director agrees
      The audit log must be kept for three years or until the case is closed, whichever is later.
        OBLIGATION | employees | keep the audit log for three years or until the case is closed, whichever is later | T three years
      If something feels wrong, don't do it.
      A driver who has an accident must stop. It must be reported to the dispatcher.
        OBLIGATION | a driver who has an accident | stop
      Volunteers must wear a life jacket, unless the skipper, after checking the weather, says otherwise.
        OBLIGATION | volunteers | wear a life jacket | E unless the skipper says otherwise after checking the weather
      As an employee, you must report a breach.
        OBLIGATION | employees | report a breach
      As a manager, you must report a breach.
        OBLIGATION | a manager | report a breach
      Gifts worth more than EUR 50 must be declared; gifts worth more must be returned.
        OBLIGATION | employees | declare gifts worth more than EUR 50 | T more than EUR 50
        OBLIGATION | employees | return gifts worth more than EUR 50 | T more than EUR 50
      Wards may keep flowers worth up to £30; anything above that amount should be refused.
        PERMISSION | employees | let wards keep flowers worth up to £30 | T up to £30
        RECOMMENDATION | employees | refuse anything above £30 | T above £30
      You must lock the door. If you cannot do so, call security.
        OBLIGATION | employees | lock the door
        OBLIGATION | employees | call security | C if they cannot lock the door
      No food in the laboratory.
        PROHIBITION | employees | allow food in the laboratory
      Report incidents to the duty officer without delay, but in any case within 24 hours.
        OBLIGATION | employees | report incidents to the duty officer | D without delay, within 24 hours
      Each month, IT and HR will review accounts.
        OBLIGATION | IT and HR | review accounts | C each month
      The manager will review access quarterly.
        OBLIGATION | the manager | review access quarterly
      IT terminates access within five business days.
        OBLIGATION | IT | terminate access | D within five business days
      The Ethics Committee reviews this Code every two years.
        OBLIGATION | the Ethics Committee | review this Code every two years | T two years
      Expense claims are submitted within 30 days of the trip.
        OBLIGATION | employees | submit expense claims | D within 30 days of the trip
      The Ethics Office will acknowledge every report within three business days and will keep the reporter's identity confidential.
        OBLIGATION | the Ethics Office | acknowledge every report | D within three business days
        OBLIGATION | the Ethics Office | keep the reporter's identity confidential
      Employees are free to say online where they work, but it must be clear that the views are their own.
        PERMISSION | employees | say online where they work
        OBLIGATION | employees | make it clear that the views are their own
      Neither you nor a member of your family should offer anything of value to an official.
        PROHIBITION | employees and a member of their family | offer anything of value to an official
      Invoices above EUR 5,000 require the approval of two managers; those of EUR 50,000 or more also require the approval of the Chief Financial Officer.
        OBLIGATION | employees | obtain the approval of two managers for invoices above EUR 5,000 | T above EUR 5,000
        OBLIGATION | employees | obtain the approval of the Chief Financial Officer for invoices of EUR 50,000 or more | T EUR 50,000 or more
      Artificial nails are not allowed, nor are rings other than a plain band.
        PROHIBITION | employees | allow artificial nails
        PROHIBITION | employees | allow rings other than a plain band
      The Privacy Officer is responsible for auditing access quarterly and for reporting breaches to the regulator.
        OBLIGATION | the Privacy Officer | audit access quarterly
        OBLIGATION | the Privacy Officer | report breaches to the regulator
      Outside work is prohibited for nurses on probation.
        PROHIBITION | nurses on probation | engage in outside work
      Visitors should use the dispensers but must not be required to.
        RECOMMENDATION | visitors | use the dispensers
      A physician must not take part in, or seek to influence, its selection.
        PROHIBITION | a physician | take part in its selection
        PROHIBITION | a physician | seek to influence its selection
      Where it is complex, the officer may extend this period once, in which case the requester has to be told why.
        PERMISSION | the officer | extend this period once | C where it is complex
        OBLIGATION | employees | tell the requester why | C where it is complex
      Serious incidents must be reported immediately, all others by the end of the shift.
        OBLIGATION | employees | report serious incidents | D immediately
        OBLIGATION | employees | report all others | D by the end of the shift
      The owner – and their managers – must remove the mark.
        OBLIGATION | the owner and their managers | remove the mark
      Employees are encouraged and expected to report violations.
        OBLIGATION | employees | report violations
      You can occasionally use the telephone for private calls as long as they are short.
        PERMISSION | employees | use the telephone for private calls occasionally | C as long as they are short
      Gifts up to USD 50 may be accepted if (i) infrequent, (ii) not intended to influence, and (iii) logged in the register.
        PERMISSION | employees | accept gifts up to USD 50 | C if infrequent, not intended to influence, and logged in the register | T up to USD 50
      Any employee involved in initiating, approving, or making a payment must escalate the case.
        OBLIGATION | any employee involved in initiating, approving, or making a payment | escalate the case
      Shall not create off-book accounts.
        PROHIBITION | employees | create off-book accounts
      Any employee must report the receipt within five (5) business days.
        OBLIGATION | any employee | report the receipt | D within 5 business days
      This policy must be reviewed by HR, Legal, and Compliance to ensure its relevance.
        OBLIGATION | HR, Legal, and Compliance | review this policy to ensure its relevance
      Read and understand this Code, and complete the annual training by 31 March.
        OBLIGATION | employees | read this Code
        OBLIGATION | employees | understand this Code
        OBLIGATION | employees | complete the annual training | D by 31 March
      An individual may object to handling, in which case handling shall stop until the DPO has decided.
        PERMISSION | an individual | object to handling
        OBLIGATION | employees | ensure that handling stops until the DPO has decided | C where an individual objects to handling
      Paragraph 6 does not apply where a user announces a danger to life, in which case the Site Manager shall be alerted.
        OBLIGATION | employees | alert the Site Manager | C where a user announces a danger to life
      The office is required to complete the check within 25 working days and to renew it every two years.
        OBLIGATION | the office | complete the check | D within 25 working days
        OBLIGATION | the office | renew the check every two years | T two years
      The measures in (b) and (c) must be decided by the board.
        OBLIGATION | the board | decide the measures in (b) and (c)
      A physician shall neither take part in nor seek to influence its selection.
        PROHIBITION | a physician | take part in its selection
        PROHIBITION | a physician | seek to influence its selection
      Harassment and discrimination have no place at Kestrel and will not be tolerated.
        PROHIBITION | employees | engage in harassment and discrimination
      Under the rules of evidence, interviews may only be recorded if the guest has agreed.
        PROHIBITION | employees | record interviews | C under the rules of evidence | E unless the guest has agreed
      Students need not be given access, and if they are given it, it lapses at the end of their stay.
        PERMISSION | employees | refrain from giving students access
      Customers have 14 days to cancel an order.
        PERMISSION | customers | cancel an order | D within 14 days
      New parents have twelve months to take parental leave.
        PERMISSION | new parents | take parental leave | D within twelve months
      Guests return every two years.
      Which incidents are reportable is decided by the board.
      Under no circumstances are apprentices required to work at height.
        PERMISSION | apprentices | refrain from working at height
      In no event are employees allowed to lend their badge.
        PROHIBITION | employees | lend their badge
      Should guests lose a key, the porter must change the lock.
        OBLIGATION | the porter | change the lock | C should guests lose a key
      Staff may work from home. They must not do so on Mondays.
        PERMISSION | staff | work from home
        PROHIBITION | staff | work from home on Mondays
      Visitors must be accompanied by a member of the contractor's staff.
        OBLIGATION | a member of the contractor's staff | accompany visitors
      Employees should only film visitors if the director agrees.
        RECOMMENDATION | employees | avoid filming visitors | E unless the director agrees
      Employees may open, edit, save in the shared folder and print drawings.
        PERMISSION | employees | open, edit, save in the shared folder and print drawings
      In this policy, "Relative" means a spouse, parent, child or sibling.
        DEFINITION | Relative | a spouse, parent, child or sibling
      For the purposes of this Act, 'pilot' means a person licensed to guide ships.
        DEFINITION | pilot | a person licensed to guide ships
      In this guideline, “Staff” means employees and volunteers; “Patient Record” means every document on the care of a patient.
        DEFINITION | Staff | employees and volunteers
        DEFINITION | Patient Record | every document on the care of a patient
      No employee may supervise a close relation.
        PROHIBITION | employees | supervise a close relation
      Nobody may reveal one bidder's price to another.
        PROHIBITION | anyone | reveal one bidder's price to another
      Only the CCO may approve a gift worth more than EUR 200.
        PROHIBITION | employees | approve a gift worth more than EUR 200 | E except the CCO | T more than EUR 200
      Only the CISO can grant remote access.
        PROHIBITION | employees | grant remote access | E except the CISO
      Access to production can be granted by the CISO only.
        PROHIBITION | employees | grant access to production | E except the CISO
      Passwords may be disclosed to third parties only by the DPO.
        PROHIBITION | employees | disclose passwords to third parties | E except the DPO
      Above EUR 50, gifts may only be accepted by the CFO.
        PROHIBITION | employees | accept gifts | C above EUR 50 | E except the CFO | T above EUR 50
      It may be changed only by the Legal Department.
      The boats may be used by the crew only for rescues.
        PROHIBITION | the crew | use the boats | E except for rescues
      Employees who travel can claim a travel adapter.
        PERMISSION | employees who travel | claim a travel adapter
      Report security incidents to IT Support.
        OBLIGATION | employees | report security incidents to IT Support
      It is the responsibility of line managers to keep records up to date.
        OBLIGATION | line managers | keep records up to date
      Gifts must be recorded in the Gift Register within five working days.
        OBLIGATION | employees | record gifts in the Gift Register | D within five working days
      Nor may employees exchange prices with a competitor.
        PROHIBITION | employees | exchange prices with a competitor
      Under no circumstances may contractors copy customer data.
        PROHIBITION | contractors | copy customer data
      You must not share your password with anyone.
        PROHIBITION | employees | share their password with anyone
      If you suspect fraud, tell your manager immediately.
        OBLIGATION | employees | tell their manager | C if they suspect fraud | D immediately
      Before signing a contract, obtain three quotes.
        OBLIGATION | employees | obtain three quotes | D before signing a contract | T three quotes
      Develop, document, and disseminate an access control policy.
        OBLIGATION | employees | develop an access control policy
        OBLIGATION | employees | document an access control policy
        OBLIGATION | employees | disseminate an access control policy
      Do not open attachments from unknown senders.
        PROHIBITION | employees | open attachments from unknown senders
      Never leave your laptop unattended in a public place.
        PROHIBITION | employees | leave their laptop unattended in a public place
      Employees may attend a meeting only if they have received a written agenda.
        PROHIBITION | employees | attend a meeting | E unless they have received a written agenda
      Visitors are prohibited from taking photographs.
        PROHIBITION | visitors | take photographs
      Retaliation is prohibited.
        PROHIBITION | employees | engage in retaliation
      Splitting a purchase in order to stay below a threshold is prohibited.
        PROHIBITION | employees | split a purchase in order to stay below a threshold
      Employees are not required to report gifts worth less than EUR 10.
        PERMISSION | employees | refrain from reporting gifts worth less than EUR 10 | T less than EUR 10
      The manager has to approve the request before the trip.
        OBLIGATION | the manager | approve the request | D before the trip
      A gift worth more than EUR 75 requires written approval from the line manager.
        OBLIGATION | employees | obtain written approval from the line manager for a gift worth more than EUR 75 | T more than EUR 75
      An employee who receives a gift that is not allowed must return it within ten working days.
        OBLIGATION | an employee who receives a gift that is not allowed | return the gift | D within ten working days
      Personal data may be shared only with service providers that have signed an agreement.
        PROHIBITION | employees | share personal data | E except with service providers that have signed an agreement
      This section sets out how employees must behave.
      The policy may change from time to time.
      May employees accept cash?
      We must protect the register.
        OBLIGATION | the company | protect the register
      Passwords must be at least 12 characters long.
        OBLIGATION | employees | ensure that passwords are at least 12 characters long | T at least 12 characters
      A refusal must not exceed 40 words.
        PROHIBITION | employees | allow a refusal to exceed 40 words | T 40 words
      Access control systems must log every attempt.
        OBLIGATION | employees | ensure that access control systems log every attempt
      Suppliers must not use child labour and must allow their workers to organise.
        PROHIBITION | suppliers | use child labour
        OBLIGATION | suppliers | allow their workers to organise
      Employees must sign the form and return it to the People Department.
        OBLIGATION | employees | sign the form
        OBLIGATION | employees | return the form to the People Department
      All employees must complete the training. They must repeat it each year.
        OBLIGATION | employees | complete the training
        OBLIGATION | employees | repeat the training each year
      The data subject shall have the right to obtain a copy of the data.
        PERMISSION | the data subject | obtain a copy of the data
      Staff are entitled to take one break per shift.
        PERMISSION | staff | take one break per shift
      Please keep the door closed.
        OBLIGATION | employees | keep the door closed
      Consider using a password manager.
        RECOMMENDATION | employees | consider using a password manager
      Employees who breach this policy may be dismissed.
      Neither contractors nor visitors may enter the laboratory alone.
        PROHIBITION | contractors and visitors | enter the laboratory alone
      Invoices should be paid within 30 days, unless they are disputed.
        RECOMMENDATION | employees | pay invoices | E unless they are disputed | D within 30 days
      The Data Protection Officer is responsible for answering requests and keeping the register.
        OBLIGATION | the Data Protection Officer | answer requests
        OBLIGATION | the Data Protection Officer | keep the register
      The CISO is responsible for the security of the network.
        OBLIGATION | the CISO | take responsibility for the security of the network
      "Gift" means anything of value.
        DEFINITION | Gift | anything of value
      No gift above EUR 75 may be accepted without approval.
        PROHIBITION | employees | accept any gift above EUR 75 without approval | T above EUR 75
      Managers should not share appraisal results by e-mail.
        RECOMMENDATION | managers | avoid sharing appraisal results by e-mail
      The processor shall not engage another processor without the authorisation of the controller.
        PROHIBITION | the processor | engage another processor without the authorisation of the controller
      The register must be kept up to date by the Compliance Office.
        OBLIGATION | the Compliance Office | keep the register up to date
      Staff must wear gloves, and visitors must wear goggles.
        OBLIGATION | staff | wear gloves
        OBLIGATION | visitors | wear goggles
      Contractors must either complete the course or leave the site.
        OBLIGATION | contractors | complete the course or leave the site
      Smoking is not allowed inside the building.
        PROHIBITION | employees | smoke inside the building
      The form is to be signed by the line manager.
        OBLIGATION | the line manager | sign the form
      It is forbidden to copy keys.
        PROHIBITION | employees | copy keys
      Users need to change their password every 90 days.
        OBLIGATION | users | change their password every 90 days | T 90 days
      Employees are encouraged to ask questions early.
        RECOMMENDATION | employees | ask questions early
      Report lost devices to the service desk within four hours.
        OBLIGATION | employees | report lost devices to the service desk | D within four hours
      When travelling, always keep the laptop in your hand luggage.
        OBLIGATION | employees | keep the laptop in their hand luggage | C when travelling
      Contact the DPO before you share data with a supplier, except in an emergency.
        OBLIGATION | employees | contact the DPO | E except in an emergency | D before they share data with a supplier
      Drivers must not exceed 80 km per hour.
        PROHIBITION | drivers | exceed 80 km per hour | T 80 km
      Employees cannot claim more than EUR 40 per night for meals.
        PROHIBITION | employees | claim more than EUR 40 per night for meals | T more than EUR 40
      The Board may, if necessary, extend the deadline by three months.
        PERMISSION | the Board | extend the deadline by three months | C if necessary | T three months
      Contracts must be reviewed by the Legal Department and signed by two members of the Board.
        OBLIGATION | the Legal Department | review contracts
        OBLIGATION | two members of the Board | sign contracts
      Employees cannot promise a customer a delivery date.
        PROHIBITION | employees | promise a customer a delivery date
      Employees must not offer, promise or accept a bribe.
        PROHIBITION | employees | offer a bribe
        PROHIBITION | employees | promise a bribe
        PROHIBITION | employees | accept a bribe
      Nobody involved in a tender may accept hospitality from a bidder.
        PROHIBITION | anyone involved in a tender | accept hospitality from a bidder
      Above that value the CCO must approve the meal.
        OBLIGATION | the CCO | approve the meal | C above that value
      Employees don't have to declare holdings in investment funds.
        PERMISSION | employees | refrain from declaring holdings in investment funds
      Submit expense claims by 31 January.
        OBLIGATION | employees | submit expense claims | D by 31 January
      When a user mentions violence, illness or grief, the assistant must stay calm.
        OBLIGATION | the assistant | stay calm | C when a user mentions violence, illness or grief
      Nothing may be disclosed to a public body.
        PROHIBITION | employees | disclose anything to a public body
      Employees may not buy from or sell to a sanctioned company.
        PROHIBITION | employees | buy from a sanctioned company
        PROHIBITION | employees | sell to a sanctioned company
      Access control policy.
      Test reports that support a claim are kept in the vault.
      No order may be placed with a new supplier until the Vendor Desk has approved it.
        PROHIBITION | employees | place any order with a new supplier | D until the Vendor Desk has approved it
      No employee may supervise, appraise or set the pay of a close relation.
        PROHIBITION | employees | supervise, appraise or set the pay of a close relation
      No supplier, contractor or visitor may enter the vault without a badge.
        PROHIBITION | any supplier, contractor or visitor | enter the vault without a badge
      None of the employees may enter the vault.
        PROHIBITION | the employees | enter the vault
      Not a single record may be deleted.
        PROHIBITION | employees | delete any record
      Never may an employee share a password.
        PROHIBITION | an employee | share a password
      On no account may visitors take photographs.
        PROHIBITION | visitors | take photographs
      At reception, only the name and the employer of a visitor may be recorded.
        PROHIBITION | employees | record anything other than the name and the employer of a visitor | C at reception
      Incidents must be documented and immediately forwarded to the manager.
        OBLIGATION | employees | document incidents
        OBLIGATION | employees | forward incidents to the manager
      The laptop should be ready, but the phone may not be.
        RECOMMENDATION | employees | ensure that the laptop is ready
      Instead of sending an e-mail, employees must follow the request process.
        OBLIGATION | employees | follow the request process | C instead of sending an e-mail
      Trip Name This should follow the naming conventions.
      Zyphora shall ensure that these duties survive.
        OBLIGATION | Zyphora | ensure that these duties survive
      Zyphora shall, to the extent legally permitted, promptly notify the customer.
        OBLIGATION | Zyphora | notify the customer to the extent legally permitted | D promptly
      The policy prescribes minimum standards a vendor must meet.
      Please contact the service desk and they will find an alternative.
        OBLIGATION | employees | contact the service desk
      Figure 1 Bill Preface
      Records must be preserved and provided to the court.
        OBLIGATION | employees | preserve records
        OBLIGATION | employees | provide records to the court
      The code should be known only to you.
        RECOMMENDATION | employees | ensure that the code is known only to them
      All capitalized terms shall have the meaning set forth in the Agreement.
      Schedule 4 or 5 of the agreement, as applicable.
      It is important to realize that dates are given and may not correspond to the effective date.
      As long as the host is not trying to: sell the film, put it behind a paywall, or use it for gain, you can give them permission.
      To vote, register to vote, or stand as a candidate, you can use Administrative Leave.
        PERMISSION | employees | use Administrative Leave | C to vote, register to vote, or stand as a candidate
      For example, a name is written in a form where all words, except the first one, start with a capital.
      Access need also not be granted.
        PERMISSION | employees | refrain from granting access
      The supplier shall be entitled to inspect the site.
        PERMISSION | the supplier | inspect the site
      You can carry over a maximum of 240 annual leave hours.
        PERMISSION | employees | carry over a maximum of 240 annual leave hours | T a maximum of 240 annual leave
      Employees can take up to 4 hours of administrative leave.
        PERMISSION | employees | take up to 4 hours of administrative leave | T up to 4 hours
      You are entitled to 12 weeks of paid leave.
        PERMISSION | employees | receive 12 weeks of paid leave | T 12 weeks
      You can use this leave comparison chart.
      You can find the form on the intranet.
      Errors can happen.
      You may receive an automated reminder from the system.
      Distributors may receive the name of a customer contact.
        PERMISSION | distributors | receive the name of a customer contact
      Some information in the preface may be duplicated in the index.
      Some titles may be replaced with updated versions.
      The content may be intended to be placed elsewhere.
      Expired leave cannot be recovered.
      The Office cannot vouch for the accuracy of the copies.
      This agreement shall become legally binding when both parties have signed it.
      Risk Assessment Policy
      Leave Year Beginning and Ending Dates
      rule + number
      One of the greatest challenges when designing a model is to define its terms.
      The role of the resolver is to determine which location is best.
      The goal is to be trusted.
      Access must be done through an encrypted and authenticated VPN connection.
        OBLIGATION | employees | ensure that access is done through an encrypted and authenticated VPN connection
      Data may be processed and subsequently used or shared only for purposes described in the annex or later authorised by the client.
        PROHIBITION | employees | process data | E except for purposes described in the annex or later authorised by the client
        PROHIBITION | employees | use data | E except for purposes described in the annex or later authorised by the client
        PROHIBITION | employees | share data | E except for purposes described in the annex or later authorised by the client
      Invoices must be kept in the file maintained by the Registrar.
        OBLIGATION | employees | keep invoices in the file maintained by the Registrar
      Importers must not make automated decisions, except when.
      To request leave, you must get written approval from your supervisor.
        OBLIGATION | employees | get written approval from their supervisor | C to request leave
      The officer must report to the committee by 31 March each year.
        OBLIGATION | the officer | report to the committee | D by 31 March each year
      Employees must be given notice before the move.
        OBLIGATION | the company | give employees notice | D before the move
      You must not be listed in the agenda.
        PROHIBITION | the company | list employees in the agenda
      Customers may find the list online.
      The liability of the supplier shall be limited to the fees.
      Find more information in the guide.
      Refer to the leave page for more information.
      A copy of the form [sign it; make it visible to all]
      The exporter shall forward the report to the controller.]
        OBLIGATION | the exporter | forward the report to the controller
      The notice shall name a contact point where more information can be obtained.
        OBLIGATION | employees | ensure that the notice names a contact point where more information can be obtained
      Follow TTS Incident Response Plan
        OBLIGATION | employees | follow TTS Incident Response Plan
      Removable Media If the item holds personal data, it must be encrypted.
        OBLIGATION | employees | encrypt the item | C if the item holds personal data
      You can also use annual, award, and sick leave for this.
        PERMISSION | employees | use annual, award, and sick leave for this
      The systems must have logs that are reviewed.
        OBLIGATION | employees | ensure that the systems have logs that are reviewed
      Photography is prohibited, except with an escort.
        PROHIBITION | employees | engage in photography | E except with an escort
      Visits to the laboratory are forbidden except with an escort.
        PROHIBITION | employees | allow visits to the laboratory | E except with an escort
      Gifts are permitted only if the manager agrees.
        PROHIBITION | employees | have gifts | E unless the manager agrees
      Visitor logs shall under no circumstances be used to assess performance.
        PROHIBITION | employees | use visitor logs to assess performance
      The controller shall without undue delay and, where feasible, not later than 72 hours after having become aware of it, notify the breach to the authority, unless it is harmless.
        OBLIGATION | the controller | notify the breach to the authority | C where feasible | E unless it is harmless | D without undue delay, not later than 72 hours after having become aware of it
      Member States shall in particular ensure that the rules are applied.
        OBLIGATION | Member States | ensure that the rules are applied
      A device must be returned by the person who received it.
        OBLIGATION | the person who received it | return a device
      Quill must neither encourage nor discourage a report.
        PROHIBITION | Quill | encourage a report
        PROHIBITION | Quill | discourage a report
      Part-time staff are exempt from filing the report.
        PERMISSION | part-time staff | refrain from filing the report
      Volunteers are exempt from the fee.
        PERMISSION | volunteers | refrain from paying the fee
      It is not necessary to report meals below EUR 15.
        PERMISSION | employees | refrain from reporting meals below EUR 15 | T below EUR 15
      The company reserves the right to inspect lockers.
        PERMISSION | the company | inspect lockers
      Access to the vault is restricted to authorised staff.
        PROHIBITION | employees | have access to the vault | E except authorised staff
      Not all visitors must sign in.
      An employee is entitled to leave.
        PERMISSION | an employee | receive leave
      Do not, under any circumstances, share keys.
        PROHIBITION | employees | share keys
      Remember: employees should lock their screens.
        RECOMMENDATION | employees | lock their screens
      [ ] Complete the security training within 30 days.
        OBLIGATION | employees | complete the security training | D within 30 days
      Contractors will provide their own laptops.
        OBLIGATION | contractors | provide their own laptops
      Employees will receive a reminder.
      The urgent need to act shall be met with care.
        OBLIGATION | employees | meet the urgent need to act with care
      The data subject may obtain erasure of data concerning him or her without delay.
        PERMISSION | the data subject | obtain erasure of data concerning him or her | D without delay
      Information systems must have a backup plan that ensures:
        OBLIGATION | employees | ensure that information systems have a backup plan
      Ensure the plan is reviewed and approved by the officer.
        OBLIGATION | employees | ensure the plan is reviewed and approved by the officer
      Rescreen individuals in accordance with [Assignment: frequency].
        OBLIGATION | employees | rescreen individuals in accordance with the defined frequency
      Track and document incidents.
        OBLIGATION | employees | track and document incidents
      Provide the means to indicate the status of the zone.
        OBLIGATION | employees | provide the means to indicate the status of the zone
      For an overview of the process, read the hiring guide.
      In the drop-down box, select the private key.
      Select Templates in the sidebar.
      You'll also need to respect the skills of the team.
        OBLIGATION | employees | respect the skills of the team
      Contractors will not need to sign the form.
        PERMISSION | contractors | refrain from signing the form
      "Secrets" (such as keys) must remain secret at all times.
        OBLIGATION | employees | ensure that secrets remain secret at all times
      "Should" states a recommendation: an employee must be able to explain a departure.
      The HR Representative is responsible to open an account for the applicant.
        OBLIGATION | the HR Representative | open an account for the applicant
      Individuals that report violations in good faith may not be subjected to intimidation.
        PROHIBITION | employees | subject individuals that report violations in good faith to intimidation
      The owner of the disk, where practical, must make a copy of the data.
        OBLIGATION | the owner of the disk | make a copy of the data | C where practical
      The Secretary, in coordination with the Users Board, shall submit a report to Congress.
        OBLIGATION | the Secretary | submit a report to Congress in coordination with the Users Board
      Basecamp shall, notify the customer of a breach of its data.
        OBLIGATION | Basecamp | notify the customer of a breach of its data
      Members shall not, during their term of office, engage in any incompatible occupation.
        PROHIBITION | members | engage in any incompatible occupation during their term of office
      Use of paper for recording sensitive data is against company policies.
        PROHIBITION | employees | allow use of paper for recording sensitive data
      Customer acknowledges and agrees that Basecamp may engage new Sub-processors.
        PERMISSION | Basecamp | engage new Sub-processors
      All software must comply with the following principles and requirements.
        OBLIGATION | employees | ensure that all software complies with the listed principles and requirements
      The Commission may decide that the approved code has general validity.
        PERMISSION | the Commission | decide that the approved code has general validity
      If a customer wishes to back up their data, then they must keep the account in good standing.
        OBLIGATION | the customer | keep the account in good standing | C if a customer wishes to back up their data
      If a user is afraid, Quill must state: "Nobody who reports will suffer a disadvantage."
        OBLIGATION | Quill | state "Nobody who reports will suffer a disadvantage." | C if a user is afraid
      The chatbot shall not address the user by name unless the user has asked it to.
        PROHIBITION | the chatbot | address the user by name | E unless the user has asked it to
      Remember what the user said in earlier conversations.
        OBLIGATION | employees | remember what the user said in earlier conversations
      If the contract is small, no approval from the IT team is required.
        PERMISSION | employees | go without any approval from the IT team | C if the contract is small
      Remember to lock your screen.
        OBLIGATION | employees | lock their screen
      Gift Register entries are visible to all line managers of the company.
        PERMISSION | all line managers of the company | see Gift Register entries
      Names of donors shall be visible only to the Compliance Office and the Audit Committee.
        PROHIBITION | employees | see names of donors | E except the Compliance Office and the Audit Committee
      Email the helpdesk with any questions that are not covered above.
      To contact a project team, please visit the websites listed above.
      Visit the premises of each supplier once a year.
        OBLIGATION | employees | visit the premises of each supplier once a year
      Where, having made a test, the authority finds that a system presents a risk, it shall require measures.
        OBLIGATION | the authority | require measures | C where, having made a test, the authority finds that a system presents a risk
      """;
}
